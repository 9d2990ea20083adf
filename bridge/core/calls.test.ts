import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AgentEvent, advance } from './advance.ts';
import { type Agent, visibleItems } from './agent.ts';
import type { ItemCommand } from './agent-command.ts';
import { sapBlock, writeAttachedData } from './attached-data.ts';
import { itemCapabilities } from './capabilities.ts';
import { decide } from './decide.ts';
import type { Notice } from './effect.ts';
import type { PhoneCall } from './item.ts';
import { ownAttributes } from './own-attributes.ts';
import { aCall, call, play, playWith, siteRules } from './testing/agents-at-work.ts';

const rules = siteRules();
const data = writeAttachedData(sapBlock({ MID: '4711' }));
const withData = { attributes: { [ownAttributes.attachedData]: data } };
const out = { direction: 'out', workgroup: '' } as const;
const consulting = { ...out, consultingCallId: '1' } as const;

const colleague = { kind: 'user', value: 'agent2' } as const;
const consult: ItemCommand = { kind: 'consult', itemId: '1', destination: colleague, attachedData: '' };

function pictures(agent: Agent): readonly string[] {
  return visibleItems(agent).map(({ itemId, interactionId, state }) => `${itemId}=${interactionId} ${state}`);
}

function told(notices: readonly Notice[]): readonly string[] {
  return notices.flatMap((notice) =>
    'item' in notice ? [`${notice.item.itemId} ${notice.item.state}/${notice.item.processing}`] : [],
  );
}

function commandsOf(agent: Agent, command: ItemCommand): readonly unknown[] {
  const decision = decide(agent, command, rules);
  if (decision.kind === 'refused') throw new Error(decision.message);
  return decision.commands;
}

const created: AgentEvent = {
  kind: 'callCreated',
  callId: '2',
  target: 'agent2',
  consultingCallId: '1',
  attachedData: '',
};
const seen = call('2', 'dialing', consulting);

test.each([
  ['reply', [created, seen]],
  ['message', [seen, created]],
] as const)('knows a consultation, with CIC sending its %s first', (_, events) => {
  const { agent } = play(
    call('1', 'connected'),
    ...events,
    call('1', 'held'),
    call('2', 'connected', consulting),
  );
  expect(pictures(agent)).toEqual(['1=1 held', '2=2 consulting']);
  expect(agent.items[1]).toMatchObject({ consultFor: '1' });
});

test('knows a consultation whose message did not say so before the reply came', () => {
  const { agent } = play(call('1', 'connected'), call('2', 'connected', out), created);
  expect(agent.items[1]).toMatchObject({ consultFor: '1', state: 'consulting' });
});

/** Two calls of a consultation whose third party has answered. */
const inConsult = [
  call('1', 'connected', withData),
  call('1', 'held', withData),
  call('2', 'connected', consulting),
];

test('offers the same for both calls of a consultation and takes them in either order', () => {
  const { agent } = play(...inConsult);
  for (const item of agent.items) {
    expect(itemCapabilities(agent, item)).toEqual(
      expect.arrayContaining(['WarmTransfer', 'Conference', 'Reconnect', 'Toggle', 'HangUp']),
    );
  }
  for (const [itemId, consultItemId] of [
    ['1', '2'],
    ['2', '1'],
  ] as const) {
    expect(commandsOf(agent, { kind: 'warmTransfer', itemId, consultItemId })).toEqual([
      { kind: 'concludeConsult', interactionId: '1', consultCallId: '2' },
    ]);
    expect(commandsOf(agent, { kind: 'reconnect', itemId, consultItemId })).toEqual([
      { kind: 'cancelConsult', interactionId: '1', consultCallId: '2' },
      { kind: 'pickup', interactionId: '1' },
    ]);
    expect(commandsOf(agent, { kind: 'toggle', itemId, heldItemId: consultItemId })).toEqual([
      { kind: 'hold', interactionId: '2' },
      { kind: 'pickup', interactionId: '1' },
    ]);
  }
});

test('gives the consulted agent the data of the call and tells what it is about', () => {
  const { agent } = play(call('1', 'connected', withData));
  const attributes = { [ownAttributes.consultFor]: '1', [ownAttributes.attachedData]: data };
  expect(commandsOf(agent, consult)).toEqual([
    { kind: 'consult', interactionId: '1', destination: colleague, attributes },
  ]);
});

test('goes on with the same item at the second agent when a warm transfer is completed', () => {
  const attributes = { [ownAttributes.consultFor]: '1', ...withData.attributes };
  const leg = { isInternal: true, workgroup: '', remoteName: 'Anna Muster', attributes };
  const { agent, notices } = play(
    call('9', 'alerting', leg),
    call('9', 'connected', leg),
    call('1', 'connected', withData),
    call('9', 'disconnected', leg),
    { kind: 'callRemoved', callId: '9' },
  );
  expect(told(notices)).toEqual(['9 alerting/inProcess', '9 connected/accepted', '9 connected/accepted']);
  expect(visibleItems(agent)).toMatchObject([
    {
      itemId: '9',
      interactionId: '1',
      remoteName: 'Erika Example',
      attachedData: expect.stringContaining('4711'),
    },
  ]);
});

test('brings the transferred call as a new item where the consultation had ended before', () => {
  const attributes = { [ownAttributes.consultFor]: '1' };
  const { notices } = play(
    call('9', 'connected', { attributes, workgroup: '' }),
    call('9', 'disconnected', { attributes, workgroup: '' }),
    call('1', 'connected'),
  );
  expect(told(notices)).toEqual(['9 connected/accepted', '9 ended/accepted', '1 connected/accepted']);
});

test('writes the merged data before it gives a call away', () => {
  const { agent } = play(call('1', 'connected', withData));
  const more = '<ItemAttachedData><Application id="X"><a/></Application></ItemAttachedData>';
  const [write, transfer] = commandsOf(agent, {
    kind: 'blindTransfer',
    itemId: '1',
    destination: { kind: 'queue', value: 'Support' },
    attachedData: more,
  });
  expect(write).toMatchObject({ kind: 'writeAttributes' });
  expect(JSON.stringify(write)).toContain('4711');
  expect(JSON.stringify(write)).toContain('id=\\"X\\"');
  expect(transfer).toEqual({
    kind: 'transfer',
    interactionId: '1',
    destination: { kind: 'queue', value: 'Support' },
  });
});

test.each([
  { kind: 'phone', value: '+49 30 123' },
  { kind: 'user', value: 'agent2' },
  { kind: 'queue', value: 'Support' },
] as const)('deflects a ringing call to a $kind', (destination) => {
  const { agent } = play(call('1', 'alerting'));
  expect(commandsOf(agent, { kind: 'deflect', itemId: '1', destination, attachedData: '' })).toEqual([
    { kind: 'transfer', interactionId: '1', destination },
  ]);
});

test.each([
  { kind: 'phone', value: ' ' },
  { kind: 'user', value: '' },
  { kind: 'email', value: 'a@example.com' },
] as const)('refuses to send a call to %j', (destination) => {
  const { agent } = play(call('1', 'alerting'));
  expect(decide(agent, { kind: 'deflect', itemId: '1', destination, attachedData: '' }, rules)).toMatchObject(
    { code: 'badAddress' },
  );
});

const member = (id: string, more = {}) => call(id, 'connected', { conferenceId: 'C', ...more });
const inConference = [
  ...inConsult,
  call('C', 'connected', { conferenceId: 'C' }),
  member('1'),
  member('2', out),
];

test('lets one item stand for a conference and ends the others for SAP', () => {
  const { agent, notices } = play(...inConference);
  expect(pictures(agent)).toEqual(['1=1 conferenced']);
  expect(told(notices).slice(-2)).toEqual(['1 conferenced/accepted', '2 ended/completed']);
  const [item] = agent.items as readonly PhoneCall[];
  expect(item?.parties.map(({ participantId }) => participantId)).toEqual(['1', '2']);
});

const joining = (id: string): AgentEvent => ({ kind: 'itemJoining', interactionId: id });
const removed = (id: string): AgentEvent => ({ kind: 'callRemoved', callId: id });

test('keeps the item of a call that CIC takes away and brings back as a member', () => {
  const { agent, notices } = play(
    ...inConsult,
    joining('1'),
    joining('2'),
    removed('1'),
    member('1'),
    removed('2'),
    member('2', out),
    { kind: 'joiningOver' },
  );
  expect(pictures(agent)).toEqual(['1=1 conferenced']);
  expect(told(notices).filter((line) => line.includes('ended'))).toEqual(['2 ended/completed']);
});

test('ends a call that was to be joined and does not come back', () => {
  const events = [...inConsult, joining('1'), joining('2'), removed('1')];
  expect(pictures(play(...events).agent)).toEqual(['1=1 held', '2=2 consulting']);
  expect(pictures(play(...events, { kind: 'joiningOver' }).agent)).toEqual(['1=1 ended', '2=2 consulting']);
});

test('holds, mutes and leaves a conference by the agent’s own leg, and drops a party by its call', () => {
  const { agent } = play(...inConference);
  const itemId = '1';
  expect(commandsOf(agent, { kind: 'hold', itemId })).toEqual([{ kind: 'hold', interactionId: 'C' }]);
  expect(commandsOf(agent, { kind: 'mute', itemId })).toEqual([{ kind: 'mute', interactionId: 'C' }]);
  expect(commandsOf(agent, { kind: 'drop', itemId })).toEqual([{ kind: 'disconnect', interactionId: 'C' }]);
  expect(commandsOf(agent, { kind: 'dropParticipant', itemId, participantId: '2' })).toEqual([
    { kind: 'disconnect', interactionId: '2' },
  ]);
  expect(decide(agent, { kind: 'dropParticipant', itemId, participantId: '7' }, rules)).toMatchObject({
    code: 'badAddress',
  });
  const held = advance(agent, call('C', 'held', { conferenceId: 'C' }), rules).agent;
  expect(pictures(held)).toEqual(['1=1 held']);
  expect(commandsOf(held, { kind: 'retrieve', itemId })).toEqual([{ kind: 'pickup', interactionId: 'C' }]);
});

test('takes a further call into a conference', () => {
  const { agent } = play(...inConference, call('C', 'held', { conferenceId: 'C' }), call('3', 'connected'));
  expect(commandsOf(agent, { kind: 'conference', itemId: '3', consultItemId: '1' })).toEqual([
    { kind: 'pickup', interactionId: 'C' },
    { kind: 'addToConference', conferenceId: 'C', interactionIds: ['3'] },
  ]);
  const joined = advance(agent, member('3'), rules).agent;
  expect((joined.items[0] as PhoneCall).parties).toHaveLength(3);
});

test('shows a conference that a call joins while it is on hold as held', () => {
  const { agent } = play(
    ...inConference,
    call('C', 'held', { conferenceId: 'C' }),
    call('3', 'connected'),
    removed('2'),
    member('3'),
  );
  expect(pictures(agent)).toEqual(['1=1 held']);
});

test('the one party that is left of a conference waits and comes back with the agent’s own leg', () => {
  const leg = (state: 'connected' | 'held') => call('C', state, { conferenceId: 'C' });
  const left = [...inConference, removed('2')];
  const held = play(...left, leg('held')).agent;
  expect(pictures(held)).toEqual(['1=1 held']);
  expect(commandsOf(held, { kind: 'retrieve', itemId: '1' })).toEqual([
    { kind: 'pickup', interactionId: 'C' },
  ]);
  expect(pictures(play(...left, leg('held'), member('1')).agent)).toEqual(['1=1 held']);
  expect(pictures(play(...left, leg('held'), leg('connected')).agent)).toEqual(['1=1 connected']);
  const gone = play(...left, leg('held'), removed('C')).agent;
  expect(pictures(gone)).toEqual(['1=1 connected']);
  expect(commandsOf(gone, { kind: 'hold', itemId: '1' })).toEqual([{ kind: 'hold', interactionId: '1' }]);
});

test.each(['1', '2'])('is an ordinary call again once party %s has left', (gone) => {
  const stays = gone === '1' ? '2' : '1';
  const { agent } = play(...inConference, { kind: 'callRemoved', callId: gone });
  expect(pictures(agent)).toEqual([`1=${stays} connected`]);
  expect(commandsOf(agent, { kind: 'drop', itemId: '1' })).toEqual([
    { kind: 'disconnect', interactionId: stays },
  ]);
  const ended = advance(agent, member(stays), rules).agent;
  expect(pictures(ended)).toEqual([`1=${stays} connected`]);
});

test('keeps what SAP attaches to a conference', () => {
  const { agent } = play(...inConference, member('1', withData));
  expect(agent.items[0]?.attachedData).toContain('4711');
});

test('finds a conference again when the queue is read anew', () => {
  const { agent, last } = play(...inConference, {
    kind: 'queueRead',
    calls: [
      aCall('C', 'held', { conferenceId: 'C' }),
      aCall('1', 'connected', { conferenceId: 'C' }),
      aCall('2', 'connected', { conferenceId: 'C' }),
    ],
  });
  expect(pictures(agent)).toEqual(['1=1 held']);
  expect(told(last)).toEqual(['1 held/accepted']);
});

test('whatever joins and leaves, each call on the line is shown in exactly one item', () => {
  const id = fc.constantFrom('1', '2', '3', '4');
  const step = fc.oneof(
    id.map((one) => member(one)),
    id.map((one) => call(one, 'connected')),
    id.map((one) => call(one, 'held')),
    id.map((one) => call(one, 'disconnected')),
    id.map((one): AgentEvent => ({ kind: 'callRemoved', callId: one })),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (history) => {
      const { agent } = play(...history);
      const live = agent.items.filter((item) => item.state !== 'ended') as readonly PhoneCall[];
      const shown = live.flatMap(({ parties }) => parties.map(({ participantId }) => participantId));
      expect(new Set(shown).size).toBe(shown.length);
      for (const item of live) expect(item.parties[0]?.participantId).toBeDefined();
      for (const item of live) {
        expect(item.parties.map(({ participantId }) => participantId)).toContain(item.interactionId);
      }
      expect(new Set(agent.items.map(({ itemId }) => itemId)).size).toBe(agent.items.length);
    }),
    { numRuns: 300 },
  );
});

test('mutes, unmutes and sends digits that are digits', () => {
  const { agent } = play(call('1', 'connected'));
  expect(commandsOf(agent, { kind: 'sendDtmf', itemId: '1', digits: '12#' })).toEqual([
    { kind: 'sendDigits', interactionId: '1', digits: '12#' },
  ]);
  for (const digits of ['', '12x', '1'.repeat(65)]) {
    const refusal = decide(agent, { kind: 'sendDtmf', itemId: '1', digits }, rules);
    expect(refusal).toMatchObject({ code: 'badAddress' });
    // Digits may be a PIN.
    if (digits !== '') expect(JSON.stringify(refusal)).not.toContain(digits);
  }
  const muted = advance(agent, call('1', 'connected', { isMuted: true }), rules);
  expect(told(muted.notices)).toEqual(['1 connected/accepted']);
  expect(commandsOf(muted.agent, { kind: 'unmute', itemId: '1' })).toEqual([
    { kind: 'unmute', interactionId: '1' },
  ]);
  expect(decide(muted.agent, { kind: 'mute', itemId: '1' }, rules).kind).toBe('refused');
});

test('can neither take nor dial a call while another session has the station, and says so', () => {
  const lost: AgentEvent = { kind: 'stationLost', station: 'WS-1' };
  const { agent, last } = play(call('1', 'alerting'), lost);
  expect(last.map(({ kind }) => kind)).toEqual(['phoneCallChanged', 'userChanged']);
  expect(decide(agent, { kind: 'accept', itemId: '1' }, rules).kind).toBe('refused');
  expect(
    decide(
      play(lost).agent,
      { kind: 'dial', destination: { kind: 'phone', value: '1' }, attachedData: '' },
      rules,
    ),
  ).toMatchObject({
    code: 'notAllowedInState',
    message: expect.stringContaining('no station'),
  });
  const back = play(call('1', 'alerting'), lost, { kind: 'linkChanged', link: 'up' });
  expect(itemCapabilities(back.agent, back.agent.items[0] as PhoneCall)).toContain('Accept');
});

test('counts rejects with the interaction and sends it elsewhere once they are too many', () => {
  const rejected = (rejects: number, overflowWorkgroup?: string) => {
    const site = siteRules({}, { maxRejects: 3, overflowWorkgroup });
    const attributes = { [ownAttributes.rejects]: String(rejects) };
    const { agent } = playWith(site, call('1', 'alerting', { attributes }));
    const decision = decide(agent, { kind: 'reject', itemId: '1' }, site);
    return decision.kind === 'allowed' ? decision.commands : [];
  };
  const toQueue = (value: string) => ({
    kind: 'transfer',
    interactionId: '1',
    destination: { kind: 'queue', value },
  });
  expect(rejected(2).at(-1)).toEqual(toQueue('Sales'));
  expect(rejected(3, 'Overflow').at(-1)).toEqual(toQueue('Overflow'));
  expect(rejected(3)).toEqual([{ kind: 'setStatus', statusId: 'Do Not disturb' }]);
});
