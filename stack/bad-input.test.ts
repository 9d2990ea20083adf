import type { OperationInput, OperationName } from '@switchhook/bridge/ici';
import { demoPassword } from '@switchhook/mocks/cic';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type Stack, startStack } from './start-stack.ts';
import { callBridge } from './testing/call-bridge.ts';
import { startReceiver } from './testing/sap-side.ts';

async function start(): Promise<Stack> {
  const stack = await startStack({ basePort: 0, tap: false, simulator: 'none', quiet: true });
  onTestFinished(stack.close);
  return stack;
}

/** SAP with a receiver that answers as the test wants, and keeps every event. */
async function startSap(status: number | 'never' = 200) {
  const events: string[] = [];
  return { events, appUrl: await startReceiver((body) => events.push(body), status) };
}

function call<N extends OperationName>(stack: Stack, name: N, input: OperationInput<N>, user?: string) {
  return callBridge(stack.addresses.bridge, name, input, user);
}

async function subscribe(stack: Stack, userId: string, appUrl: string): Promise<unknown> {
  const workcenterId = `${demoPassword};WS-${userId.toUpperCase()}`;
  return call(stack, 'IciUser.subscribe', { userId, appUrl, appId: `app-${userId}`, workcenterId }, userId);
}

async function ring(stack: Stack, userId: string): Promise<string> {
  const response = await fetch(`${stack.addresses.cicControl}/interactions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'call', to: { user: userId }, from: 'sip:+496227747474@example.com' }),
  });
  return ((await response.json()) as { interactionId: string }).interactionId;
}

test('gives each wrong request its own fault, and another agent notices nothing', async () => {
  const sap = await startSap();
  const other = await startSap();
  const stack = await start();
  await subscribe(stack, 'agent1', sap.appUrl);
  await subscribe(stack, 'agent2', other.appUrl);
  const itemId = await ring(stack, 'agent2');
  await vi.waitFor(() => expect(other.events.join()).toContain(itemId), 10_000);

  const faults = await Promise.all([
    call(stack, 'IciUser.getAttributes', { userId: 'nobody' }),
    call(stack, 'IciUser.getAttributes', { userId: 'Agent1' }),
    call(stack, 'IciUser.getAttributes', { userId: '' }),
    call(stack, 'IciUser.subscribe', { userId: 'agent3', appUrl: 'not a url', appId: 'x' }),
    call(stack, 'IciUser.subscribe', {
      userId: 'agent3',
      appUrl: sap.appUrl,
      appId: 'x',
      workcenterId: 'wrong;WS-AGENT3',
    }),
    call(stack, 'IciUser.subscribe', { userId: 'agent3', appUrl: sap.appUrl, appId: 'x' }),
    call(stack, 'IciUser.unsubscribe', { userId: 'agent3', appUrl: sap.appUrl, appId: 'x' }),
    call(stack, 'IciUser.setCurrentWorkmode', { userId: 'agent1', workmode: '4711' }),
    call(stack, 'IciUser.setCurrentWorkmode', { userId: 'agent4', workmode: '2' }),
    call(stack, 'IciPhoneCall.hold', { itemId }, 'agent2'),
    call(stack, 'IciPhoneCall.accept', { itemId }, 'agent1'),
    call(stack, 'IciPhoneCall.accept', { itemId: '42' }, 'agent1'),
    call(stack, 'IciItem.setAttachedData', { itemId, attachedData: '<wrong/>' }, 'agent2'),
    call(
      stack,
      'IciItem.setAttachedData',
      { itemId, attachedData: `<ItemAttachedData>${' '.repeat(65_536)}</ItemAttachedData>` },
      'agent2',
    ),
    call(stack, 'IciItem.end', { itemId }, 'agent2'),
    call(stack, 'IciPhoneCall.initiateCall', { userId: 'agent1', destination: { value: '' } }),
    call(stack, 'IciPhoneCall.initiateCall', { userId: 'agent1', destination: { value: '1' } }, 'agent2'),
  ]);
  const codes = faults.map((fault) => /^ICI-\d+/.exec(String(fault))?.[0] ?? JSON.stringify(fault));
  expect(codes).toEqual([
    'ICI-001',
    'ICI-001',
    'ICI-011',
    'ICI-006',
    'ICI-017',
    'ICI-017',
    'ICI-002',
    'ICI-005',
    'ICI-002',
    'ICI-004',
    'ICI-009',
    'ICI-003',
    'ICI-011',
    'ICI-013',
    'ICI-004',
    'ICI-006',
    'ICI-009',
  ]);
  expect(String(faults[9])).toContain('It allows Accept, Reject, Deflect now');

  await call(stack, 'IciPhoneCall.accept', { itemId }, 'agent2');
  await vi.waitFor(() => expect(other.events.at(-1)).toContain('>Connected<'), 10_000);
});

test('keeps attached data that SAP sets with the call, in CIC, and tells it in the next event', async () => {
  const sap = await startSap();
  const stack = await start();
  await subscribe(stack, 'agent1', sap.appUrl);
  const itemId = await ring(stack, 'agent1');
  await vi.waitFor(() => expect(sap.events.join()).toContain(itemId), 10_000);
  const attachedData =
    '<ItemAttachedData><Application id="X"><a>1 &lt; 2</a></Application></ItemAttachedData>';
  await call(stack, 'IciItem.setAttachedData', { itemId, attachedData }, 'agent1');
  await vi.waitFor(() => expect(sap.events.at(-1)).toContain('Application id="X"'), 10_000);
  expect(await call(stack, 'IciItem.getAttachedData', { itemId }, 'agent1')).toContain('<a>1 &lt; 2</a>');
});

test('serves other agents while the address of one cannot be reached, fails or hangs', async () => {
  const failing = await startSap(500);
  const hanging = await startSap('never');
  const good = await startSap();
  const stack = await start();
  await subscribe(stack, 'agent1', 'http://127.0.0.1:1/closed');
  await subscribe(stack, 'agent2', failing.appUrl);
  await subscribe(stack, 'agent3', hanging.appUrl);
  await subscribe(stack, 'agent4', good.appUrl);
  for (const userId of ['agent1', 'agent2', 'agent3', 'agent4']) await ring(stack, userId);
  await vi.waitFor(() => expect(good.events.join()).toContain('>Alerting<'), 10_000);
  expect(await call(stack, 'IciSystem.ping', {})).toBe('pong');
});

test('ends the subscription and logs the agent off when SAP says that its session is gone', async () => {
  const gone = await startSap(404);
  const stack = await start();
  await subscribe(stack, 'agent1', gone.appUrl);
  await ring(stack, 'agent1');
  await vi.waitFor(async () => {
    const user = (await call(stack, 'IciUser.setCurrentWorkmode', {
      userId: 'agent1',
      workmode: '2',
    })) as string;
    expect(user).toContain('ICI-002');
  }, 10_000);
});

test('shows Server Down when CIC cuts all sessions, refuses commands, and reads everything again', async () => {
  const sap = await startSap();
  const stack = await start();
  await subscribe(stack, 'agent1', sap.appUrl);
  const itemId = await ring(stack, 'agent1');
  await vi.waitFor(() => expect(sap.events.join()).toContain(itemId), 10_000);
  await fetch(`${stack.addresses.cicControl}/connections/drop`, { method: 'POST' });
  await vi.waitFor(() => expect(sap.events.join()).toContain('Server Down'), 10_000);
  await vi.waitFor(async () => {
    expect(await call(stack, 'IciUser.getCurrentWorkmode', { userId: 'agent1' })).not.toMatchObject({
      description: expect.stringMatching(/Server Down|Attempt Reconnect/),
    });
  }, 20_000);
  await call(stack, 'IciPhoneCall.accept', { itemId }, 'agent1');
  await vi.waitFor(() => expect(sap.events.join()).toContain('>Connected<'), 10_000);
});
