import { expect, onTestFinished, test } from 'vitest';
import type { AgentSession } from '../core/cic-port.ts';
import { openBench } from './testing/open-cic.ts';

async function openSession() {
  const { server, openAgent, clock } = await openBench(onTestFinished);
  const { session } = await openAgent();
  return { server, session, clock };
}

interface Case {
  readonly name: string;
  run(session: AgentSession): Promise<unknown>;
  readonly call: string;
  readonly body?: object;
  readonly answer?: object;
  readonly result?: unknown;
}

const consult = { consultId: 'c7', consultInteractionId: 43 };

test.each<Case>([
  {
    name: 'mute',
    run: (session) => session.mute('42', true),
    call: 'POST /interactions/42/mute',
    body: { on: true },
  },
  {
    name: 'a transfer to a number',
    run: (session) => session.blindTransfer('42', { kind: 'number', number: '+41440000000' }),
    call: 'POST /interactions/42/blind-transfer',
    body: { target: '+41440000000' },
  },
  {
    name: 'a transfer to a user',
    run: (session) => session.blindTransfer('42', { kind: 'user', userId: 'agent2' }),
    call: 'POST /interactions/42/blind-transfer',
    body: { queueID: { queueType: 1, queueName: 'agent2' } },
  },
  {
    name: 'a transfer to a workgroup',
    run: (session) => session.blindTransfer('42', { kind: 'workgroup', workgroup: 'Sales' }),
    call: 'POST /interactions/42/blind-transfer',
    body: { queueID: { queueType: 2, queueName: 'Sales' } },
  },
  {
    name: 'a transfer to a voice mail',
    run: (session) => session.blindTransfer('42', { kind: 'voicemail', userId: 'agent2' }),
    call: 'POST /interactions/42/transfer-to-voicemail',
    body: { queueID: { queueType: 1, queueName: 'agent2' } },
  },
  {
    name: 'a consultation of a number',
    run: (session) => session.consult('42', { kind: 'number', number: '2002' }, { CrmCaseId: '4711' }),
    call: 'POST /interactions/42/consult',
    body: { target: '2002', callMadeStage: 1, additionalAttributes: { CrmCaseId: '4711' } },
    answer: consult,
    result: { consultId: 'c7', callId: '43' },
  },
  {
    name: 'a consultation of a workgroup',
    run: (session) => session.consult('42', { kind: 'workgroup', workgroup: 'Sales' }, {}),
    call: 'POST /interactions/42/consult',
    body: { queueID: { queueType: 2, queueName: 'Sales' }, callMadeStage: 1, additionalAttributes: {} },
    answer: consult,
    result: { consultId: 'c7', callId: '43' },
  },
  {
    name: 'the end of a consultation',
    run: (session) => session.concludeConsult('42', 'c 7'),
    call: 'POST /interactions/42/consult/c%207/conclude',
  },
  {
    name: 'a cancelled consultation',
    run: (session) => session.cancelConsult('42', 'c7'),
    call: 'DELETE /interactions/42/consult/c7',
  },
  {
    name: 'an audience of one',
    run: (session) => session.changeAudience('42', 'c7', 'consulted'),
    call: 'POST /interactions/42/consult/c7/change-audience',
    body: { audience: { originalParty: false, consultedParty: true } },
  },
  {
    name: 'an audience of both',
    run: (session) => session.changeAudience('42', 'c7', 'both'),
    call: 'POST /interactions/42/consult/c7/change-audience',
    body: { audience: { originalParty: true, consultedParty: true } },
  },
  {
    name: 'a conference',
    run: (session) => session.conference(['42', '43']),
    call: 'POST /interactions/conferences',
    body: { interactions: ['42', '43'] },
    answer: { conferenceId: 9 },
    result: '9',
  },
  {
    name: 'a further call in a conference',
    run: (session) => session.addToConference('9', ['44']),
    call: 'PUT /interactions/conferences/9',
    body: { interactions: ['44'] },
  },
  {
    name: 'an invitation to a call',
    run: (session) => session.inviteParty('42', '2002'),
    call: 'POST /interactions/42/invite-party',
    body: { target: '2002', callMadeStage: 1 },
  },
  {
    name: 'an invitation to a conference',
    run: (session) => session.inviteToConference('9', '2002'),
    call: 'POST /interactions/conferences/9/invite-party',
    body: { target: '2002', callMadeStage: 1 },
  },
  {
    name: 'digits',
    run: (session) => session.sendDigits('42', '12#'),
    call: 'POST /interactions/42/send-digits',
    body: { dtmfDigits: '12#' },
  },
  {
    name: 'a recording',
    run: (session) => session.record('42', true),
    call: 'POST /interactions/42/record',
    body: { on: true, supervisor: false },
  },
  {
    name: 'a paused recording',
    run: (session) => session.pauseRecording('42', true),
    call: 'POST /interactions/42/pause',
    body: { on: true },
  },
  {
    name: 'a chat message',
    run: (session) => session.sendChatText('42', 'Hello'),
    call: 'POST /interactions/42/chat/messages',
    body: { text: 'Hello', clearTypingIndicator: true },
  },
  {
    name: 'typing',
    run: (session) => session.setTyping('42', true),
    call: 'PUT /interactions/42/chat/typing-indicator',
    body: { on: true },
  },
  {
    name: 'a call for a callback',
    run: (session) => session.callBack('42', '+41440000000'),
    call: 'POST /interactions',
    body: {
      __type: 'urn:inin.com:interactions.callback:createCallbackResponseCallParameters',
      parentInteractionId: '42',
      target: '+41440000000',
      callMadeStage: 1,
    },
    answer: { interactionId: 43 },
    result: '43',
  },
  {
    name: 'a callback to be repeated',
    run: (session) => session.completeCallback('42', 'retry'),
    call: 'PUT /interactions/42/callback/disposition',
    body: { disposition: 2 },
  },
  {
    name: 'the activations',
    run: (session) => session.readActivations(),
    call: 'GET /activations/users/agent1',
    answer: { userId: 'agent1', activations: { Sales: true, Support: false } },
    result: { Sales: true, Support: false },
  },
  {
    name: 'a changed activation',
    run: (session) => session.setActivations({ Support: true }),
    call: 'PUT /activations/users/agent1',
    body: { activations: { Support: true } },
    answer: { activations: { Sales: 1, Support: 'true' } },
    result: { Sales: true, Support: true },
  },
])('$name is $call', async ({ run, call, body = {}, answer, result }) => {
  const { server, session } = await openSession();
  server.script(({ method, path }) =>
    `${method} ${path}` === call && answer ? { status: 201, body: answer } : undefined,
  );
  expect(await run(session)).toEqual(result);
  expect(server.calls('agent1').at(-1)).toBe(call);
  expect(server.requests.at(-1)?.body).toEqual(body);
});

test('a wrap-up code carries user, time and segment', async () => {
  const { server, session, clock } = await openSession();
  await session.assignWrapUp('42', { code: 'Sold', segmentId: 1 });
  expect(server.calls('agent1').at(-1)).toBe('POST /interactions/42/wrap-up-assignments');
  const { time, ...body } = server.requests.at(-1)?.body ?? {};
  expect(body).toEqual({ code: 'Sold', segmentId: 1, user: 'agent1', sourceInteractionId: '42' });
  const extended = String(time).replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  expect(Math.floor(clock.now() / 1_000) * 1_000).toBe(Date.parse(extended));
});

const commandsWithTarget: readonly [string, (session: AgentSession) => Promise<unknown>][] = [
  ['blindTransfer', (session) => session.blindTransfer('42', { kind: 'number', number: 'x' })],
  ['consult', (session) => session.consult('42', { kind: 'user', userId: 'x' }, {})],
  ['inviteParty', (session) => session.inviteParty('42', 'x')],
  ['inviteToConference', (session) => session.inviteToConference('9', 'x')],
  ['callBack', (session) => session.callBack('42', 'x')],
];

const otherCommands: readonly [string, (session: AgentSession) => Promise<unknown>][] = [
  ['mute', (session) => session.mute('42', true)],
  ['concludeConsult', (session) => session.concludeConsult('42', 'c7')],
  ['cancelConsult', (session) => session.cancelConsult('42', 'c7')],
  ['changeAudience', (session) => session.changeAudience('42', 'c7', 'both')],
  ['conference', (session) => session.conference(['42', '43'])],
  ['addToConference', (session) => session.addToConference('9', ['42'])],
  ['sendDigits', (session) => session.sendDigits('42', '1')],
  ['record', (session) => session.record('42', true)],
  ['pauseRecording', (session) => session.pauseRecording('42', true)],
  ['watchChat', (session) => session.watchChat('42')],
  ['sendChatText', (session) => session.sendChatText('42', 'Hello')],
  ['setTyping', (session) => session.setTyping('42', true)],
  ['watchCallback', (session) => session.watchCallback('42')],
  ['completeCallback', (session) => session.completeCallback('42', 'success')],
  ['assignWrapUp', (session) => session.assignWrapUp('42', { code: 'Sold', segmentId: 1 })],
];

test.each([...commandsWithTarget, ...otherCommands])(
  '%s says in typed errors why CIC refused',
  async (_, run) => {
    const { server, session } = await openSession();
    let status = 0;
    const message = 'CIC says no.';
    server.script(({ method }) =>
      method !== 'GET' && status > 0 ? { status, body: { message } } : undefined,
    );
    for (const [next, code] of [
      [403, 'notAuthorized'],
      [404, 'unknownItem'],
      [405, 'notSupported'],
      [500, 'cicUnavailable'],
    ] as const) {
      status = next;
      await expect(run(session)).rejects.toMatchObject({ code, details: { cicMessage: message } });
    }
    status = 0;
  },
);

test.each(commandsWithTarget)('a target of %s that CIC does not take is a bad address', async (_, run) => {
  const { server, session } = await openSession();
  const body = { errorId: 'error.request.invalidProperty', message: 'Unknown target.' };
  server.script(({ method, path }) =>
    method === 'POST' && path.startsWith('/interactions') ? { status: 400, body } : undefined,
  );
  await expect(run(session)).rejects.toMatchObject({ code: 'badAddress' });
});

test.each(['', '12x', '1 2', '1'.repeat(65)])(
  'the digits %j never reach CIC, nor a message',
  async (digits) => {
    const { server, session } = await openSession();
    const before = server.requests.length;
    const error = await session.sendDigits('42', digits).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'badAddress' });
    expect(server.requests).toHaveLength(before);
    if (digits !== '') expect(error.message).not.toContain(digits);
  },
);

test('a conference of one call is refused without asking CIC', async () => {
  const { session } = await openSession();
  await expect(session.conference(['42'])).rejects.toMatchObject({ code: 'notAllowedInState' });
});

test('an answer without the promised id is an error that warns of a second try', async () => {
  const { server, session } = await openSession();
  server.script(({ path }) => (path.endsWith('/consult') ? { status: 201, body: {} } : undefined));
  const error = await session.consult('42', { kind: 'number', number: '2002' }, {}).catch((thrown) => thrown);
  expect(error).toMatchObject({ code: 'cicUnavailable', retryable: false });
  expect(error.message).toMatch(/Take the second call from the queue\.$/);
});

test('a PUT is repeated after a broken connection, a POST and what cannot be done twice are not', async () => {
  const { server, session } = await openSession();
  const tries: string[] = [];
  server.script(({ method, path }) => {
    if (method === 'GET') return undefined;
    tries.push(`${method} ${path}`);
    return 'reset';
  });
  const calls = [
    () => session.setActivations({ Sales: true }),
    () => session.sendChatText('42', 'Hello'),
    () => session.cancelConsult('42', 'c7'),
    () => session.addToConference('9', ['42']),
  ];
  for (const call of calls) await expect(call()).rejects.toMatchObject({ code: 'cicUnavailable' });
  expect(tries).toEqual([
    'PUT /activations/users/agent1',
    'PUT /activations/users/agent1',
    'POST /interactions/42/chat/messages',
    'DELETE /interactions/42/consult/c7',
    'PUT /interactions/conferences/9',
  ]);
});
