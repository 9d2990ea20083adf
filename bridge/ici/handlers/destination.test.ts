import { expect, test } from 'vitest';
import { BridgeError } from '../../core/bridge-error.ts';
import type { CicDirectory } from '../../core/directory-port.ts';
import { defaultDialect } from '../dialects/default-dialect.ts';
import { destinations } from './destination.ts';

const directory: CicDirectory = {
  workgroups: async () => [{ workgroup: 'Sales', loggedOn: 0, available: 0, waiting: 0 }],
  async presence([userId = '']) {
    if (userId !== 'agent2') throw new BridgeError('unknownUser', `CIC has no user ${userId}`);
    return [{ userId, name: 'Bernd', state: 'available', statusText: '' }];
  },
  watch: () => () => undefined,
};
const toDestination = destinations(defaultDialect, directory);

test.each([
  ['+496227747474', 'phone'],
  ['06227/74-74 74', 'phone'],
  ['(0)89 123', 'phone'],
  ['1002', 'phone'],
  ['sip:bob@example.com', 'phone'],
  ['tel:+491', 'phone'],
  ['agent2', 'user'],
  ['Sales', 'queue'],
] as const)('%s without a type is a destination of kind %s', async (value, kind) => {
  await expect(toDestination({ value }, 'phoneCall')).resolves.toEqual({ kind, value });
  await expect(toDestination({ value, type: '' }, 'chat')).resolves.toEqual({ kind, value });
});

test('what holds @ is a SIP address for a call and a mail address for everything else', async () => {
  const value = 'bob@example.com';
  await expect(toDestination({ value }, 'phoneCall')).resolves.toEqual({ kind: 'phone', value });
  for (const kind of ['chat', 'action', 'message'] as const) {
    await expect(toDestination({ value }, kind)).resolves.toEqual({ kind: 'email', value });
  }
});

test('a type decides, in any case of its letters and without asking CIC', async () => {
  await expect(toDestination({ value: ' 1002 ', type: 'User' }, 'phoneCall')).resolves.toEqual({
    kind: 'user',
    value: '1002',
  });
});

test.each([
  [{ value: 'Nobody' }, 'no user and no workgroup of CIC. Send a number such as +496227747474'],
  [{ value: 'agent2', type: 'fax' }, 'its type "fax" is unknown. Send one of phone, email, user, queue'],
  [{ value: '  ', type: 'phone' }, 'it is empty'],
])('%j is refused as a bad address that says what to send', async (address, reason) => {
  const refused = toDestination(address, 'phoneCall');
  await expect(refused).rejects.toMatchObject({ code: 'badAddress' });
  await expect(refused).rejects.toThrow(reason);
});

test('what CIC cannot be asked about is not called unknown', async () => {
  const away: CicDirectory = {
    ...directory,
    presence: async () => {
      throw new BridgeError('cicUnavailable', 'CIC is away');
    },
  };
  await expect(destinations(defaultDialect, away)({ value: 'agent2' }, 'phoneCall')).rejects.toMatchObject({
    code: 'cicUnavailable',
  });
});
