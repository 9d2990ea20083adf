import { type BridgeConfigInput, createBridge } from '@switchhook/bridge';
import { demoPassword, startMockCic } from '@switchhook/mocks/cic';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startSapSide } from './testing/sap-side.ts';

async function startSite(
  more: Pick<BridgeConfigInput, 'attributes'> & { readonly channels?: readonly 'call'[] },
) {
  let bridgeUrl = '';
  const sap = await startSapSide(() => bridgeUrl);
  const cic = await startMockCic();
  onTestFinished(() => cic.close());
  const { channels, ...config } = more;
  const bridge = createBridge({
    listen: { port: 0 },
    cic: {
      hosts: [cic.url],
      user: 'bridge',
      password: demoPassword,
      ...(channels && { channels: [...channels] }),
    },
    ...config,
  });
  onTestFinished(bridge.stop);
  bridgeUrl = `${(await bridge.start()).url}/`;
  await sap.subscribe('agent1', demoPassword);
  const rings = (id: string) =>
    vi.waitFor(() => expect(sap.agent('agent1').items.get(id)).toBe('Alerting'), {
      timeout: 10_000,
      interval: 20,
    });
  const call = async (id: string) => {
    await rings(id);
    const read = await sap.call('IciPhoneCall.getAttributes', { itemId: id }, 'agent1');
    const { remoteNumbers = [], dialedNumbers = [] } = read as {
      readonly remoteNumbers?: readonly string[];
      readonly dialedNumbers?: readonly string[];
    };
    return [remoteNumbers, dialedNumbers];
  };
  return { sap, cic, rings, call };
}

const to = { user: 'agent1' } as const;
const lists = {
  attributes: {
    remote: ['CrmNumber', 'OldNumber', 'Eic_RemoteAddress'],
    dialed: ['CrmDialed', 'Eic_DNIS'],
    remoteOf: { callback: ['CrmNumber', 'Eic_CallbackPhone'], chat: ['CrmMail', 'Eic_RemoteAddress'] },
    dialedOf: { callback: ['CrmDialed'] },
  },
} as const;

test.each([
  ['the first', { CrmNumber: '111', OldNumber: '222', CrmDialed: '900' }, ['+111'], ['+900']],
  [
    'the next where that one is empty',
    { CrmNumber: '', OldNumber: '222', CrmDialed: '' },
    ['+222'],
    ['+901'],
  ],
  ['the last where no other is there', {}, ['+4930333'], ['+901']],
])(
  'of the attributes with the numbers of a call %s wins (G33, G34)',
  async (_, attributes, remote, dialed) => {
    const { cic, call } = await startSite(lists);
    const id = cic.placeCall({
      to,
      from: '+4930333',
      dialed: '901',
      attributes: { Eic_DNIS: '901', ...attributes },
    });
    expect(await call(id)).toEqual([remote, dialed]);
  },
);

test.each([
  [{ CrmNumber: '111', CrmDialed: '900' }, ['+111'], ['+900']],
  [{}, ['+4930444'], []],
])('a callback has lists of its own: %j (G33, G34)', async (attributes, remote, dialed) => {
  const { cic, call } = await startSite(lists);
  const id = cic.placeCallback({ to, number: '+4930444', attributes });
  expect(await call(id)).toEqual([remote, dialed]);
});

test.each([
  [{ CrmMail: 'erika@crm.example' }, 'erika@crm.example'],
  [{}, 'visitor@mail.example'],
])('and so has a chat: %j (G33)', async (attributes, address) => {
  const { sap, cic, rings } = await startSite(lists);
  const id = cic.placeChat({ to, from: 'visitor@mail.example', name: 'Erika', attributes });
  await rings(id);
  const chat = await sap.call('IciChat.getAttributes', { chatSessionId: id }, 'agent1');
  expect(JSON.stringify(chat)).toContain(address);
});

test.each([
  ['1', ['+0']],
  ['0', ['+4930333']],
])('a call whose attribute says %s hides its number so (G10)', async (isHidden, remote) => {
  const { cic, call } = await startSite({ attributes: { hideRemote: 'NoPop' } });
  const id = cic.placeCall({ to, from: '+4930333', attributes: { NoPop: isHidden } });
  expect((await call(id))[0]).toEqual(remote);
});

test('what is no channel of the site stays in CIC (G35)', async () => {
  const { sap, cic, rings } = await startSite({ channels: ['call'] });
  const chat = cic.placeChat({ to, from: 'visitor@mail.example', name: 'Erika' });
  const mail = cic.placeEmail({ to, from: 'visitor@mail.example', subject: 'A question' });
  await rings(cic.placeCall({ to, from: '+4930333' }));
  expect(sap.agent('agent1').items.size).toBe(1);
  const inCic = cic.state().interactions.map(({ interactionId }) => interactionId);
  expect(inCic).toEqual(expect.arrayContaining([chat, mail]));
});
