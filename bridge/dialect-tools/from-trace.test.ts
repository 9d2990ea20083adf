import { expect, test } from 'vitest';
import {
  type Dialect,
  defaultDialect,
  dialectStyles,
  encodeEvent,
  encodeRequest,
  parseDialect,
} from '../ici/index.ts';
import { dialectFromTrace } from './from-trace.ts';

const reason = { id: '2', description: 'Stop' };

/** What SAP would send to a bridge in this dialect, and an event that it would be sent. */
function recorded(dialect: Dialect): readonly string[] {
  return [
    encodeRequest(dialect, 'IciUser.getAttributes', { userId: 'agent1' }, 'agent1'),
    encodeRequest(
      dialect,
      'IciUser.subscribe',
      { userId: 'agent1', appUrl: 'http://sap/', appId: 'B1', queues: ['Sales', 'Service'] },
      'agent1',
    ),
    encodeRequest(
      dialect,
      'IciPhoneCall.initiateCall',
      { userId: 'agent1', destination: { value: '+1', type: 'phone' } },
      'agent1',
    ),
    encodeRequest(dialect, 'IciPhoneCall.hold', { itemId: '17' }, 'agent1'),
    encodeEvent(dialect, 'subscriptionEnded', { appIds: ['B1'], reason }, 'agent1'),
  ].map(({ body }) => body);
}

function fromTexts(...texts: readonly string[]) {
  return dialectFromTrace(
    texts.map((text, index) => ({ file: `trace${index + 1}`, text })),
    'site',
  );
}

test.each(dialectStyles)(
  'a recording in our own names and %s fits that dialect and needs no other',
  (style) => {
    const { known, proposed, unreadable } = fromTexts(...recorded({ ...defaultDialect, style }));

    expect(known[0]).toEqual({ name: `default, ${style}`, fitting: 5, messages: 5, misfits: [] });
    expect(known[1]?.fitting).toBe(0);
    expect(parseDialect(proposed.file)).toEqual({ ...defaultDialect, name: 'site', style });
    expect(proposed.report).toEqual({ unmatched: [], notes: [] });
    expect(unreadable).toEqual([]);
  },
);

const site = parseDialect({
  extends: 'default',
  name: 'site',
  style: 'rpc-encoded',
  namespaces: { service: 'http://sap.example.com/ici/{service}' },
  header: { path: ['ICI_HEADER', 'USER_NAME'] },
  elements: { item: 'entry' },
  names: {
    'IciPhoneCall.hold': ['Hold'],
    'IciPhoneCall.hold.itemId': ['phoneCallId'],
    'IciUser.subscribe.appUrl': ['APP_URL'],
    'Address.value': ['Value'],
  },
});

test.each([
  ['one envelope in each file', (bodies: readonly string[]) => bodies],
  [
    'all in one file with other text between',
    (bodies: readonly string[]) => [bodies.join('\n--- POST /x HTTP/1.1\n')],
  ],
  [
    'JSON lines of a trace',
    (bodies: readonly string[]) => [
      [
        '{"type":"E","payload":"an exception"}',
        ...bodies.map((payload, counter) =>
          JSON.stringify({ userId: 'agent1', session: 's', counter, direction: 'in', type: 'H', payload }),
        ),
        '{"payload":"cut of',
      ].join('\n'),
    ],
  ],
])('a recording of another site is told from ours, and its dialect proposed: %s', (_, write) => {
  const { known, proposed } = fromTexts(...write(recorded(site)));

  expect(known[0]).toMatchObject({ name: 'default, rpc-encoded', fitting: 0, messages: 5 });
  const misfits = known[0]?.misfits.map(({ what }) => what);
  expect(misfits).toContain('unknown operation Hold (perhaps hold)');
  expect(misfits).toContain(
    'IciUser has the namespace "http://sap.example.com/ici/IciUser", the dialect "urn:ici:IciUser"',
  );
  expect(misfits).toContain('Failed to read IciUser.subscribe: appUrl is missing.');
  expect(misfits).toContain('no user is found in the header ICI_HEADER');

  expect(proposed.fit).toEqual({ name: 'site', fitting: 5, messages: 5, misfits: [] });
  expect(proposed.file).toMatchObject({
    extends: 'default',
    style: 'rpc-encoded',
    namespaces: { service: 'http://sap.example.com/ici/{service}' },
    header: { path: ['ICI_HEADER', 'USER_NAME'] },
    elements: { item: 'entry' },
    names: {
      'IciPhoneCall.hold': ['Hold'],
      'IciPhoneCall.hold.itemId': ['phoneCallId'],
      'IciUser.subscribe.appUrl': ['APP_URL'],
      'Address.value': ['Value'],
    },
  });
  expect(proposed.report.notes).toEqual([
    'IciPhoneCall.Hold.phoneCallId was taken for IciPhoneCall.hold.itemId: it is the only one left on both sides',
  ]);
});

test('a dialect that is given is tried too', () => {
  const recordings = recorded(site).map((text, index) => ({ file: String(index), text }));
  const { known } = dialectFromTrace(recordings, 'new', [site]);
  expect(known[0]).toEqual({ name: 'site', fitting: 5, messages: 5, misfits: [] });
});

test('answers are held against the dialect as well', () => {
  const answer = (content: string) =>
    `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${content}</s:Body></s:Envelope>`;
  const ours = answer(
    '<p:pingResponse xmlns:p="urn:ici:IciSystem"><p:result>pong</p:result></p:pingResponse>',
  );
  const other = answer(
    '<p:pingResponse xmlns:p="urn:ici:IciSystem"><p:return>pong</p:return></p:pingResponse>',
  );

  const { known, proposed } = fromTexts(other);

  expect(fromTexts(ours).known[0]?.misfits).toEqual([]);
  expect(known[0]?.misfits).toEqual([
    {
      what: 'the result of IciSystem.ping is called return, in the dialect result',
      times: 1,
      first: 'trace1, message 1',
    },
  ]);
  expect(proposed.fit.fitting).toBe(1);
});

test('what nobody knows is reported, not guessed', () => {
  const text = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><x:levitate xmlns:x="urn:ici:IciPhoneCall"><x:height>2</x:height></x:levitate></s:Body></s:Envelope>`;
  const { known, proposed } = fromTexts(text);
  expect(known[0]?.misfits).toMatchObject([
    { what: expect.stringContaining('unknown operation levitate'), times: 1 },
  ]);
  expect(proposed.report.unmatched).toMatchObject([
    { kind: 'operation', side: 'site', name: 'IciPhoneCall.levitate' },
  ]);
});

test('what is no SOAP is told with its place', () => {
  const { unreadable } = fromTexts('hello', '<Envelope><Body></Envelope>');
  expect(unreadable).toEqual([
    'trace1: it holds no SOAP envelope',
    expect.stringContaining('trace2, message 1: Failed to read the request as XML'),
  ]);
});

test.each([
  ['X', ''],
  ['J', 'N'],
  ['1', '0'],
])('flags written %j and %j are proposed as they were met', (on, off) => {
  const dialect = parseDialect({ extends: 'default', name: 'site', booleans: { true: on, false: off } });
  const flags = [true, false].map(
    (required) => encodeRequest(dialect, 'IciItem.wrapUpRequired', { itemId: '17', required }, 'agent1').body,
  );

  const { proposed } = fromTexts(...flags);

  expect(proposed.file).toMatchObject({ booleans: { true: on, false: off } });
  expect(proposed.fit).toMatchObject({ fitting: 2, messages: 2 });
  // One of them alone says as much, where it is not the word that several forms share.
  if (on === 'X')
    expect(fromTexts(flags[1] ?? '').proposed.file).toMatchObject({ booleans: { true: 'X', false: '' } });
});
