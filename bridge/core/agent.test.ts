import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AgentEvent, advance } from './advance.ts';
import { type Agent, currentWorkMode, itemLimit, newAgent, visibleItems } from './agent.ts';
import { sapBlock, writeAttachedData } from './attached-data.ts';
import { agentCapabilities, itemCapabilities } from './capabilities.ts';
import { decide } from './decide.ts';
import type { Notice } from './effect.ts';
import type { Item } from './item.ts';
import type { ObservedState } from './observed-call.ts';
import { ownAttributes } from './own-attributes.ts';
import {
  aCall,
  atLunch,
  available,
  chatLine,
  followUp,
  interaction,
  call as observed,
  play,
  siteRules,
} from './testing/agents-at-work.ts';

const rules = siteRules();
const attachedDataAttribute = ownAttributes.attachedData;

function told(notices: readonly Notice[]): readonly string[] {
  return notices.map((notice) =>
    !('item' in notice)
      ? `user ${currentWorkMode(notice.agent, rules).description} [${agentCapabilities(notice.agent)}]`
      : `${notice.kind} ${notice.item.itemId} ${notice.item.state}/${notice.item.processing} [${itemCapabilities(notice.agent, notice.item)}]`,
  );
}

test('tells a call from ringing to the end of wrap-up, each time with all that it allows', () => {
  const { notices } = play(
    observed('7', 'alerting'),
    observed('7', 'connected'),
    observed('7', 'held'),
    observed('7', 'connected'),
    observed('7', 'disconnected'),
    { kind: 'statusObserved', status: followUp },
    { kind: 'callRemoved', callId: '7' },
    { kind: 'statusObserved', status: available },
  );
  expect(told(notices)).toEqual([
    'phoneCallChanged 7 alerting/inProcess [Accept,Reject,Deflect]',
    'user Ready [SetWorkmode]',
    'phoneCallChanged 7 connected/accepted [HangUp,Hold,Consult,BlindTransfer,Dtmf,Mute,WrapUp]',
    'phoneCallChanged 7 held/accepted [HangUp,Retrieve,BlindTransfer,WrapUp]',
    'user Ready [Dial,SetWorkmode]',
    'phoneCallChanged 7 connected/accepted [HangUp,Hold,Consult,BlindTransfer,Dtmf,Mute,WrapUp]',
    'user Ready [SetWorkmode]',
    'phoneCallChanged 7 ended/accepted [End]',
    'user Ready [Dial,SetWorkmode]',
    'itemChanged 7 ended/wrapUp [WrapUp,End]',
    'user Follow Up [Dial,SetWorkmode]',
    'itemChanged 7 ended/completed []',
    'user Ready [Dial,SetWorkmode]',
  ]);
});

test('completes an item without wrap-up when CIC removes the call', () => {
  const { agent, last } = play(observed('7', 'connected'), observed('7', 'disconnected'), {
    kind: 'callRemoved',
    callId: '7',
  });
  expect(told(last)).toEqual(['itemChanged 7 ended/completed []']);
  expect(agent.items).toEqual([]);
});

test('completes a call at once that the caller gave up while it rang', () => {
  const { agent, last } = play(observed('7', 'alerting'), observed('7', 'disconnected'));
  expect(told(last)).toEqual(['phoneCallChanged 7 ended/completed []', 'user Ready [Dial,SetWorkmode]']);
  expect(agent.items).toEqual([]);
});

test('says forwarded where CIC takes an unanswered call away, rejected where the agent refused it', () => {
  expect(told(play(observed('7', 'alerting'), { kind: 'callRemoved', callId: '7' }).last)[0]).toContain(
    'ended/forwarded',
  );
  const { last } = play(
    observed('7', 'alerting'),
    { kind: 'itemGivenUp', interactionId: '7' },
    observed('7', 'alerting', { remoteName: 'still here' }),
    { kind: 'callRemoved', callId: '7' },
  );
  expect(told(last)[0]).toContain('7 ended/rejected');
});

test('gives a call that is offered again an id that SAP has not seen', () => {
  const { last } = play(
    observed('7', 'alerting'),
    { kind: 'callRemoved', callId: '7' },
    observed('7', 'alerting'),
  );
  expect(told(last)[0]).toBe('phoneCallChanged 7.2 alerting/inProcess [Accept,Reject,Deflect]');
});

test('tells nothing when CIC repeats itself', () => {
  const { notices } = play(observed('7', 'alerting'), observed('7', 'alerting'), {
    kind: 'queueRead',
    calls: [aCall('7', 'alerting')],
  });
  expect(notices).toHaveLength(2);
});

test('fails an outbound call that nobody answers, ends one that the agent gives up', () => {
  const dialing = [
    {
      kind: 'callCreated',
      callId: '9',
      target: '+4989123',
      consultingCallId: undefined,
      attachedData: '',
    },
    observed('9', 'dialing', { direction: 'out', workgroup: '' }),
    observed('9', 'proceeding', { direction: 'out', workgroup: '' }),
  ] as const;
  const { notices } = play(...dialing, observed('9', 'disconnected', { direction: 'out' }));
  expect(told(notices).filter((line) => line.startsWith('phone'))).toEqual([
    'phoneCallChanged 9 initiated/inProcess [HangUp]',
    'phoneCallChanged 9 initiated/inProcess [HangUp]',
    'phoneCallChanged 9 dialing/inProcess [HangUp]',
    'phoneCallChanged 9 failed/completed []',
  ]);
  const givenUp = play(
    ...dialing,
    { kind: 'itemGivenUp', interactionId: '9' },
    observed('9', 'disconnected', { direction: 'out' }),
  );
  expect(told(givenUp.last)[0]).toBe('phoneCallChanged 9 ended/completed []');
});

test('hides a seventh item and shows it when one of the six ends', () => {
  const seven = ['1', '2', '3', '4', '5', '6', '7'].map((id) => observed(id, 'held'));
  const { agent, notices } = play(...seven);
  expect(visibleItems(agent)).toHaveLength(itemLimit);
  expect(told(notices).join()).not.toContain('Changed 7 ');
  const ended = advance(agent, observed('3', 'disconnected'), rules).agent;
  const step = advance(ended, { kind: 'callRemoved', callId: '3' }, rules);
  expect(told(step.notices)).toEqual([
    'itemChanged 3 ended/completed []',
    'phoneCallChanged 7 held/accepted [HangUp,Retrieve,BlindTransfer,Conference,WrapUp]',
  ]);
});

test('dials no seventh item, and consults on any of the six', () => {
  const six = ['1', '2', '3', '4', '5'].map((id) => observed(id, 'held'));
  const outgoing = { direction: 'out', workgroup: '', consultingCallId: '6' } as const;
  const { agent } = play(...six, observed('6', 'held'), observed('7', 'connected', outgoing));
  expect(visibleItems(agent).map(({ itemId }) => itemId)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  expect(agentCapabilities(play(...six).agent)).toContain('Dial');
  const full = play(...six, observed('6', 'held')).agent;
  expect(agentCapabilities(full)).not.toContain('Dial');
  const destination = { kind: 'phone', value: '1' } as const;
  expect(decide(full, { kind: 'dial', destination, attachedData: '' }, rules)).toMatchObject({
    message: expect.stringContaining('End one of them first'),
  });
  // The place of the first call is the consultation's once the first one is over.
  const alone = play(
    ...six,
    observed('6', 'held'),
    observed('7', 'connected', outgoing),
    observed('8', 'held'),
    observed('6', 'disconnected'),
    { kind: 'itemFinished', interactionId: '6' },
  );
  expect(visibleItems(alone.agent).map(({ itemId }) => itemId)).toEqual(['1', '2', '3', '4', '5', '7']);
});

test('shows Server Down and Attempt Reconnect and takes all buttons away until CIC is read again', () => {
  const { notices, agent } = play(
    observed('7', 'connected'),
    { kind: 'linkChanged', link: 'down' },
    { kind: 'linkChanged', link: 'reconnecting' },
    { kind: 'statusObserved', status: available },
    { kind: 'queueRead', calls: [] },
    { kind: 'linkChanged', link: 'up' },
    { kind: 'itemLeft', interactionId: '7' },
  );
  expect(told(notices).slice(2)).toEqual([
    'phoneCallChanged 7 connected/accepted []',
    'user Server Down []',
    'user Attempt Reconnect []',
    'phoneCallChanged 7 ended/accepted []',
    'phoneCallChanged 7 ended/accepted [End]',
    'user Ready [Dial,SetWorkmode]',
    'itemChanged 7 ended/completed []',
  ]);
  expect(agent.items).toEqual([]);
});

test('refuses everything while the connection is lost', () => {
  const { agent } = play(observed('7', 'connected'), { kind: 'linkChanged', link: 'down' });
  expect(decide(agent, { kind: 'drop', itemId: '7' }, rules)).toMatchObject({
    kind: 'refused',
    code: 'cicUnavailable',
  });
});

test('shows an unmapped CIC status with its own text', () => {
  const { last } = play({ kind: 'statusObserved', status: atLunch });
  expect(told(last)).toEqual(['user Zu Tisch [Dial,SetWorkmode]']);
});

test('gives an ACD call back to its workgroup and makes the agent unavailable first', () => {
  const { agent } = play(observed('7', 'alerting'));
  expect(decide(agent, { kind: 'reject', itemId: '7' }, rules)).toEqual({
    kind: 'allowed',
    commands: [
      { kind: 'writeAttributes', interactionId: '7', attributes: { [ownAttributes.rejects]: '1' } },
      { kind: 'setStatus', statusId: 'Do Not disturb' },
      { kind: 'transfer', interactionId: '7', destination: { kind: 'queue', value: 'Sales' } },
    ],
    events: [{ kind: 'itemGivenUp', interactionId: '7' }],
    afterwards: [],
  });
});

test('sends a rejected direct call to voice mail', () => {
  const { agent } = play(observed('7', 'alerting', { workgroup: '' }));
  expect(decide(agent, { kind: 'reject', itemId: '7' }, rules)).toMatchObject({
    commands: [{ kind: 'sendToVoicemail', interactionId: '7' }],
  });
});

test('leaves wrap-up by going back to the status before it', () => {
  const { agent } = play(
    { kind: 'statusObserved', status: atLunch },
    observed('7', 'connected'),
    observed('7', 'disconnected'),
    { kind: 'statusObserved', status: followUp },
  );
  expect(decide(agent, { kind: 'end', itemId: '7' }, rules)).toMatchObject({
    commands: [{ kind: 'setStatus', statusId: 'At Lunch' }],
  });
});

test('says what is allowed when it refuses', () => {
  const { agent } = play(observed('7', 'alerting'));
  expect(decide(agent, { kind: 'hold', itemId: '7' }, rules)).toEqual({
    kind: 'refused',
    code: 'notAllowedInState',
    message: 'Failed to hold the item: item 7 is alerting. It allows Accept, Reject, Deflect now.',
  });
  expect(decide(agent, { kind: 'hold', itemId: '8' }, rules)).toMatchObject({ code: 'unknownItem' });
  expect(decide(agent, { kind: 'setWorkMode', workMode: '42' }, rules)).toMatchObject({
    code: 'unknownWorkMode',
  });
});

test('dials a user and a workgroup by any name that CIC may have for them', () => {
  for (const destination of [
    { kind: 'user', value: "Nora O'Brien" },
    { kind: 'queue', value: 'Sales, DE & AT' },
  ] as const) {
    expect(decide(play().agent, { kind: 'dial', destination, attachedData: '' }, rules)).toMatchObject({
      commands: [{ kind: 'createCall', target: destination.value }],
    });
  }
  const mail = { kind: 'email', value: 'erika@example.com' } as const;
  expect(decide(play().agent, { kind: 'dial', destination: mail, attachedData: '' }, rules)).toMatchObject({
    code: 'badAddress',
  });
});

test.each(['', '   ', '\u0000', 'a'.repeat(129), '<script>'])('refuses to dial %j', (target) => {
  expect(
    decide(
      play().agent,
      { kind: 'dial', destination: { kind: 'phone', value: target }, attachedData: '' },
      rules,
    ),
  ).toMatchObject({
    code: 'badAddress',
  });
});

test('lays what SAP attached over what the interaction says, block by block', () => {
  const withFields = { ...rules, attachedDataFields: { ANI: 'Eic_RemoteTn' } };
  const stored = '<ItemAttachedData><Application id="X"><a/></Application></ItemAttachedData>';
  const attributes = { eic_remotetn: '+49<1>', [attachedDataAttribute]: stored };
  const step = advance(newAgent('agent1'), observed('7', 'alerting', { attributes }), withFields);
  const [known] = step.agent.items;
  expect(known?.attachedData).toContain(
    '<ANI>+49&lt;1&gt;</ANI></Application><Application id="X"><a/></Application>',
  );

  const document = writeAttachedData(sapBlock({ MID: '1' }));
  const decision = decide(
    { ...step.agent, link: 'up' },
    { kind: 'setAttachedData', itemId: '7', document },
    withFields,
  );
  expect(decision).toMatchObject({
    commands: [
      {
        attributes: {
          [attachedDataAttribute]: expect.stringContaining('<Application id="X"><a/></Application>'),
        },
      },
    ],
  });
});

test('leaves out stored data that cannot be read and still shows the call', () => {
  const { agent } = play(observed('7', 'alerting', { attributes: { [attachedDataAttribute]: '<broken' } }));
  expect(visibleItems(agent)).toMatchObject([{ attachedData: '', sapData: '' }]);
});

const states: readonly ObservedState[] = [
  'offering',
  'alerting',
  'dialing',
  'proceeding',
  'connected',
  'held',
  'messaging',
  'disconnected',
];
const callId = fc.integer({ min: 1, max: 9 }).map(String);
const anyCall = fc
  .record({ id: callId, state: fc.constantFrom(...states), workgroup: fc.constantFrom('', 'Sales') })
  .map(({ id, state, workgroup }) => aCall(id, state, { workgroup }));
const kindOfId = (id: string) =>
  (['chat', 'callback', 'email', 'generic'] as const)[Number(id) % 4] ?? 'chat';
const otherId = fc.integer({ min: 11, max: 16 }).map(String);
const anyOther = fc.record({
  id: otherId,
  state: fc.constantFrom(...states),
  workgroup: fc.constantFrom('', 'Sales'),
});
const anyEvent: fc.Arbitrary<AgentEvent> = fc.oneof(
  {
    weight: 4,
    arbitrary: anyOther.map(
      ({ id, state, workgroup }): AgentEvent => interaction(kindOfId(id), id, state, { workgroup }),
    ),
  },
  otherId.map((id): AgentEvent => ({ kind: 'interactionRemoved', interactionId: id })),
  {
    weight: 2,
    arbitrary: fc
      .record({ id: callId, state: fc.constantFrom(...states), conferenceId: fc.constantFrom('', '5') })
      .map(({ id, state, conferenceId }): AgentEvent => observed(id, state, { conferenceId })),
  },
  fc
    .tuple(callId, callId)
    .map(
      ([id, first]): AgentEvent => observed(id, 'connected', { direction: 'out', consultingCallId: first }),
    ),
  fc.tuple(otherId, fc.boolean()).map(
    ([interactionId, isWhole]): AgentEvent => ({
      kind: 'chatMessagesObserved',
      interactionId,
      messages: [chatLine('hello')],
      isWhole,
    }),
  ),
  fc
    .tuple(fc.constantFrom('itemTaken' as const, 'itemForwarded' as const, 'itemKept' as const), otherId)
    .map(([kind, interactionId]): AgentEvent => ({ kind, interactionId })),
  fc
    .tuple(callId, fc.boolean())
    .map(([interactionId, required]): AgentEvent => ({ kind: 'wrapUpAsked', interactionId, required })),
  fc
    .constantFrom('stationLost' as const, 'stationBound' as const, 'workModeSet' as const)
    .map((kind): AgentEvent => (kind === 'workModeSet' ? { kind } : { kind, station: 'WS' })),
  {
    weight: 6,
    arbitrary: anyCall.map((observedCall): AgentEvent => ({ kind: 'callObserved', call: observedCall })),
  },
  callId.map((id): AgentEvent => ({ kind: 'callRemoved', callId: id })),
  callId.map((id): AgentEvent => ({ kind: 'itemGivenUp', interactionId: id })),
  callId.map((id): AgentEvent => ({ kind: 'itemFinished', interactionId: id })),
  callId.map(
    (id): AgentEvent => ({
      kind: 'callCreated',
      callId: id,
      target: '1',
      consultingCallId: undefined,
      attachedData: '',
    }),
  ),
  fc
    .constantFrom(available, atLunch, followUp)
    .map((status): AgentEvent => ({ kind: 'statusObserved', status })),
  fc
    .constantFrom('up' as const, 'down' as const, 'reconnecting' as const)
    .map((link): AgentEvent => ({ kind: 'linkChanged', link })),
  fc
    .uniqueArray(anyCall, { selector: (one) => one.id })
    .map((calls): AgentEvent => ({ kind: 'queueRead', calls })),
  fc.constant<AgentEvent>({ kind: 'loggedOff' }),
);
const anyHistory = fc.array(anyEvent, { maxLength: 60 });

test('whatever CIC does, what SAP was told is what the agent has, and no ended id comes back', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      let agent = newAgent('agent1');
      const sap = new Map<string, string>();
      const ended = new Set<string>();
      let user = '';
      const picture = (of: Agent, item: (typeof of.items)[number]) =>
        `${item.state} ${item.processing} ${itemCapabilities(of, item)}`;
      const userPicture = (of: Agent) =>
        `${JSON.stringify(currentWorkMode(of, rules))} ${agentCapabilities(of)}`;
      user = userPicture(agent);
      for (const event of history) {
        const step = advance(agent, event, rules);
        agent = step.agent;
        for (const notice of step.notices) {
          if (!('item' in notice)) {
            user = userPicture(notice.agent);
            continue;
          }
          expect(ended).not.toContain(notice.item.itemId);
          sap.set(notice.item.itemId, picture(notice.agent, notice.item));
          if (['completed', 'rejected', 'forwarded'].includes(notice.item.processing)) {
            sap.delete(notice.item.itemId);
            ended.add(notice.item.itemId);
          }
        }
        // Consultations share the place of the call that they are for.
        const isOwn = (item: Item) => item.kind !== 'phoneCall' || !item.isConsultation;
        expect(visibleItems(agent).filter(isOwn).length).toBeLessThanOrEqual(itemLimit);
        expect(Object.fromEntries(sap)).toEqual(
          Object.fromEntries(visibleItems(agent).map((item) => [item.itemId, picture(agent, item)])),
        );
        expect(user).toBe(userPicture(agent));
      }
    }),
    { numRuns: 500 },
  );
});
