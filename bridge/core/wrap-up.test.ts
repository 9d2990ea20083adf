import { expect, test } from 'vitest';
import type { AgentEvent } from './advance.ts';
import type { AgentRules } from './agent.ts';
import type { AgentCommand } from './agent-command.ts';
import { decide } from './decide.ts';
import {
  atLunch,
  available,
  call,
  followUp,
  interaction,
  type Played,
  playWith,
  siteRules,
  status,
} from './testing/agents-at-work.ts';
import type { CicStatus } from './work-mode.ts';

const talked = [call('7', 'connected'), call('7', 'disconnected')];
const asks = (required: boolean): AgentEvent => ({ kind: 'wrapUpAsked', interactionId: '7', required });
const followUpOfSite: CicStatus = { ...atLunch, statusId: 'Nacharbeit', text: 'Nacharbeit' };

function processing({ agent }: Played): readonly string[] {
  return agent.items.map((item) => item.processing);
}

const plain = siteRules();
const withStatus = siteRules({}, { wrapUpStatus: 'Nacharbeit' });
const play = (...events: readonly AgentEvent[]) => playWith(plain, ...events);
const after = (rules: AgentRules, command: AgentCommand, ...events: readonly AgentEvent[]) =>
  decide(playWith(rules, ...events).agent, command, rules);

test('keeps an item in wrap-up that SAP asked for where CIC goes to none by itself', () => {
  const kept = play(call('7', 'connected'), asks(true), call('7', 'disconnected'), {
    kind: 'callRemoved',
    callId: '7',
  });
  expect(processing(kept)).toEqual(['wrapUp']);
  expect(kept.commands).toEqual([]);
});

test('keeps it also where the call was given to somebody else', () => {
  expect(processing(play(call('7', 'connected'), asks(true), { kind: 'callRemoved', callId: '7' }))).toEqual([
    'wrapUp',
  ]);
});

const given: readonly AgentEvent[] = [
  call('7', 'connected'),
  { kind: 'itemForwarded', interactionId: '7' },
  { kind: 'callRemoved', callId: '7' },
];
const left: AgentEvent = { kind: 'itemLeft', interactionId: '7' };

test.each([
  ['after the call left the queue', [...given, status(followUp)]],
  [
    'before the call left the queue',
    [...given.slice(0, 2), status(followUp), { kind: 'callRemoved', callId: '7' }],
  ],
] as const)('keeps a call that was given away in wrap-up until CIC ends it, wanted %s (G18)', (_, events) => {
  const wrapping = play(...events);
  expect(wrapping.agent.items).toMatchObject([{ state: 'ended', processing: 'wrapUp' }]);
  expect(processing(play(...events, left))).toEqual(['wrapUp']);
  const { last, agent } = play(...events, status(available));
  expect(agent.items).toEqual([]);
  expect(last).toContainEqual(
    expect.objectContaining({
      kind: 'itemChanged',
      item: expect.objectContaining({ processing: 'forwarded' }),
    }),
  );
});

test('a call that was given away is forwarded once CIC had time for wrap-up and wanted none', () => {
  expect(processing(play(...given))).toEqual(['accepted']);
  const { last, agent } = play(...given, left);
  expect(agent.items).toEqual([]);
  expect(last).toMatchObject([{ kind: 'itemChanged', item: { processing: 'forwarded' } }]);
});

test('a direct call that was given away waits for no wrap-up', () => {
  const [first, ...rest] = given;
  expect(first?.kind).toBe('callObserved');
  expect(play(call('7', 'connected', { workgroup: '' }), ...rest).agent.items).toEqual([]);
});

test('the call of a consultation has no wrap-up of its own, also once the first call is gone', () => {
  const consult = { direction: 'out', workgroup: '', consultingCallId: '7' } as const;
  const { agent } = play(
    call('7', 'held'),
    call('8', 'connected', consult),
    { kind: 'itemForwarded', interactionId: '7' },
    { kind: 'callRemoved', callId: '7' },
    call('8', 'disconnected', consult),
    status(followUp),
  );
  expect(agent.items.map(({ itemId, processing }) => `${itemId} ${processing}`)).toEqual([
    '7 wrapUp',
    '8 accepted',
  ]);
});

test('sets the wrap-up status of the site, and leaves it again to the one before', () => {
  const events = [call('7', 'connected'), asks(true), call('7', 'disconnected')];
  expect(playWith(withStatus, ...events).commands).toEqual([{ kind: 'setStatus', statusId: 'Nacharbeit' }]);
  expect(
    after(withStatus, { kind: 'wrapUpEnded', itemId: '7' }, ...events, status(followUpOfSite)),
  ).toMatchObject({ commands: [{ kind: 'setStatus', statusId: 'Available' }] });
  const left = playWith(withStatus, ...events, status(followUpOfSite), status(available));
  expect(processing(left)).toEqual([]);
});

test('sets no status where CIC is in wrap-up already', () => {
  const { commands } = playWith(
    withStatus,
    call('7', 'connected'),
    asks(true),
    status(followUp),
    call('7', 'disconnected'),
  );
  expect(commands).toEqual([]);
});

test('leaves CIC’s wrap-up at once where SAP wants none', () => {
  const { commands } = play(
    status(atLunch),
    call('7', 'connected'),
    asks(false),
    call('7', 'disconnected'),
    status(followUp),
  );
  expect(commands).toEqual([{ kind: 'setStatus', statusId: 'At Lunch' }]);
  expect(play(...talked, status(followUp)).commands).toEqual([]);
});

test.each([
  ['after it', [interaction('generic', '7', 'disconnected'), status(followUp)]],
  ['before it', [status(followUp), interaction('generic', '7', 'disconnected')]],
] as const)(
  'the agent is not left in wrap-up by work of SAP, which has none, where CIC begins it %s',
  (_, end) => {
    const { commands, agent } = play(status(atLunch), interaction('generic', '7', 'connected'), ...end);
    expect(commands).toEqual([{ kind: 'setStatus', statusId: 'At Lunch' }]);
    expect(agent.items).toMatchObject([{ kind: 'action', processing: 'accepted' }]);
  },
);

test('work of SAP that ends does not cut the wrap-up of a call short', () => {
  const { commands } = play(
    interaction('generic', '8', 'connected'),
    ...talked,
    status(followUp),
    interaction('generic', '8', 'disconnected'),
  );
  expect(commands).toEqual([]);
});

test.each(['wrapUpEnded', 'end'] as const)('ends what the bridge keeps in wrap-up with %s', (kind) => {
  const events = [call('7', 'connected'), asks(true), call('7', 'disconnected')];
  expect(after(plain, { kind, itemId: '7' }, ...events)).toEqual({
    kind: 'allowed',
    commands: [],
    events: [{ kind: 'itemFinished', interactionId: '7' }],
    afterwards: [],
  });
});

test('takes wrapUpRequired false in wrap-up for its end', () => {
  expect(
    after(plain, { kind: 'wrapUpRequired', itemId: '7', required: false }, ...talked, status(followUp)),
  ).toMatchObject({ commands: [{ kind: 'setStatus', statusId: 'Available' }] });
});

test('ends what the bridge keeps in wrap-up with Ready, Not Ready, or another status in CIC', () => {
  const events = [call('7', 'connected'), asks(true), call('7', 'disconnected')];
  expect(processing(play(...events, status(available)))).toEqual(['wrapUp']);
  expect(processing(play(...events, { kind: 'workModeSet' }))).toEqual([]);
  expect(processing(play(...events, status(atLunch)))).toEqual([]);
});

test('has no wrap-up for a call that nobody answered and for the call of a consultation', () => {
  expect(processing(play(call('7', 'alerting'), asks(true), call('7', 'disconnected')))).toEqual([]);
  const out = { direction: 'out', workgroup: '', consultingCallId: '1' } as const;
  const consulted = play(
    call('1', 'held'),
    call('7', 'connected', out),
    call('7', 'disconnected', out),
    status(followUp),
  );
  expect(processing(consulted)).toEqual(['accepted', 'accepted']);
});

test('wraps chats and e-mails up when CIC does', () => {
  for (const channel of ['chat', 'email'] as const) {
    const ended = play(
      interaction(channel, '7', 'connected'),
      interaction(channel, '7', 'disconnected'),
      status(followUp),
    );
    expect(processing(ended)).toEqual(['wrapUp']);
  }
});

test('completes two items of one wrap-up one by one, and leaves CIC’s status with the last', () => {
  const events = [
    call('7', 'connected'),
    call('8', 'connected'),
    call('7', 'disconnected'),
    call('8', 'disconnected'),
    status(followUp),
  ];
  expect(after(plain, { kind: 'end', itemId: '7' }, ...events)).toMatchObject({
    commands: [],
    events: [{ kind: 'itemFinished' }],
  });
  expect(
    after(plain, { kind: 'end', itemId: '8' }, ...events, { kind: 'itemFinished', interactionId: '7' }),
  ).toMatchObject({ commands: [{ kind: 'setStatus' }] });
});

const endedBefore = (id = '7'): readonly AgentEvent[] => [
  call(id, 'connected'),
  call(id, 'disconnected'),
  { kind: 'itemFinished', interactionId: id },
];

test('the agent is not left in Follow Up where End came before CIC’s wrap-up', () => {
  const { commands, agent } = play(...endedBefore(), status(followUp));
  expect(commands).toEqual([{ kind: 'setStatus', statusId: 'Available' }]);
  expect(agent.items).toEqual([]);
  // Once: the next wrap-up is another's.
  expect(play(...endedBefore(), status(followUp), status(available), status(followUp)).commands).toHaveLength(
    1,
  );
});

test('End before the wrap-up of one item leaves another item that goes on alone', () => {
  const { commands, agent } = play(call('8', 'held'), ...endedBefore(), status(followUp));
  expect(commands).toEqual([{ kind: 'setStatus', statusId: 'Available' }]);
  expect(agent.items).toMatchObject([{ itemId: '8', state: 'held', processing: 'accepted' }]);
});

test('End before the wrap-up does not end that of another call, which has yet to be ended', () => {
  const { commands, agent } = play(...talkedOf('8'), ...endedBefore(), status(followUp));
  expect(commands).toEqual([]);
  expect(agent.items).toMatchObject([{ itemId: '8', processing: 'wrapUp' }]);
});

function talkedOf(id: string): readonly AgentEvent[] {
  return [call(id, 'connected'), call(id, 'disconnected')];
}

test.each([
  ['CIC had time enough for its wrap-up', [{ kind: 'itemLeft', interactionId: '7' }]],
  [
    'the agent has logged off since',
    [{ kind: 'loggedOff' }, { kind: 'linkChanged', link: 'up' }, status(available)],
  ],
] as const)('Follow Up is the agent’s own where %s', (_, since) => {
  expect(play(...endedBefore(), ...since, status(followUp)).commands).toEqual([]);
});

test('Follow Up is the agent’s own where SAP’s agent chose a further work mode after End', () => {
  const rules = siteRules(
    {},
    { workModes: [...plain.workModes, { id: '4', description: 'Follow Up', cicStatus: 'Follow Up' }] },
  );
  const chosen = after(rules, { kind: 'setWorkMode', workMode: '4' }, ...endedBefore());
  expect(chosen).toMatchObject({ events: [{ kind: 'itemLeft', interactionId: '7' }] });
  expect(after(rules, { kind: 'setWorkMode', workMode: '2' }, ...endedBefore())).toMatchObject({
    events: [],
  });
});

test('End of a direct call, for which CIC has no wrap-up, leaves Follow Up to the agent', () => {
  const direct = { workgroup: '' };
  const { commands } = play(
    call('7', 'connected', direct),
    call('7', 'disconnected', direct),
    { kind: 'itemFinished', interactionId: '7' },
    status(followUp),
  );
  expect(commands).toEqual([]);
});

test('the wrap-up of a call that comes next is not ended by the End before it', () => {
  const { commands, agent } = play(
    ...endedBefore(),
    status(followUp),
    status(available),
    ...talkedOf('8'),
    status(followUp),
  );
  expect(commands).toHaveLength(1);
  expect(agent.items).toMatchObject([{ itemId: '8', processing: 'wrapUp' }]);
});
