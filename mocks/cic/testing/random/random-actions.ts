import fc from 'fast-check';

/** The demo world's first agents, who share both workgroups. */
export const agents = ['agent1', 'agent2', 'agent3', 'agent4'] as const;
const agent = fc.constantFrom(...agents);
const workgroup = fc.constantFrom('Sales', 'Support');
const target = fc.oneof(agent, workgroup, fc.constantFrom('1003', '3002', '+4962277', '8001'));
/** Picks an interaction: below 8 among those that the action fits, else among all. */
const pick = fc.nat(9);

/** Who hears, records and pauses; the own user, or a super user who supervises. */
const observing = fc.record({
  do: fc.constantFrom(
    'listen' as const,
    'coach' as const,
    'record' as const,
    'recordSnippet' as const,
    'pause' as const,
    'makePrivate' as const,
  ),
  pick,
  isSupervisor: fc.boolean(),
  on: fc.boolean(),
});

/** Anything that anybody can do to the switch. */
export const action = fc.oneof(
  fc.record({ do: fc.constant('placeToWorkgroup' as const), workgroup }),
  // often the same agent, so that calls meet on one phone
  fc.record({
    do: fc.constant('placeToUser' as const),
    agent: fc.oneof(agent, fc.constant('agent1' as const)),
  }),
  fc.record({ do: fc.constant('createCall' as const), agent, target }),
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'placeChat' as const,
        'placeCallback' as const,
        'placeEmail' as const,
        'placeGeneric' as const,
      ),
      to: fc.oneof(
        workgroup.map((name) => ({ workgroup: name })),
        agent.map((name) => ({ user: name })),
      ),
      isLater: fc.boolean(),
    }),
  },
  fc.record({ do: fc.constant('createChat' as const), agent, target }),
  fc.record({ do: fc.constant('say' as const), pick }),
  fc.record({ do: fc.constant('visitorJoins' as const), pick }),
  fc.record({ do: fc.constant('visitorLeaves' as const), pick }),
  fc.record({ do: fc.constant('callBack' as const), pick, target }),
  fc.record({
    do: fc.constant('dispose' as const),
    pick,
    disposition: fc.constantFrom('success' as const, 'failure' as const, 'retry' as const),
  }),
  fc.record({ do: fc.constant('reply' as const), pick }),
  fc.record({ do: fc.constant('sendEmail' as const), pick }),
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pickup' as const), pick }) },
  fc.record({ do: fc.constant('hold' as const), pick, on: fc.boolean() }),
  fc.record({ do: fc.constant('mute' as const), pick, on: fc.boolean() }),
  fc.record({ do: fc.constant('disconnect' as const), pick }),
  fc.record({ do: fc.constant('voicemail' as const), pick }),
  fc.record({ do: fc.constant('transfer' as const), pick, target }),
  fc.record({ do: fc.constant('voicemailOf' as const), pick, target }),
  fc.record({ do: fc.constant('park' as const), pick, target: fc.option(target, { nil: undefined }) }),
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('consult' as const), pick, target, hasRung: fc.boolean() }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('conclude' as const), pick }) },
  fc.record({ do: fc.constant('cancel' as const), pick }),
  fc.record({
    do: fc.constant('audience' as const),
    pick,
    originalParty: fc.boolean(),
    consultedParty: fc.boolean(),
  }),
  { weight: 2, arbitrary: fc.record({ do: fc.constant('conference' as const), pick }) },
  fc.record({ do: fc.constant('addToConference' as const), pick }),
  fc.record({ do: fc.constant('invite' as const), pick, target }),
  fc.record({ do: fc.constant('morph' as const), pick }),
  fc.record({ do: fc.constant('remoteDisconnect' as const), pick }),
  { weight: 3, arbitrary: fc.record({ do: fc.constant('remoteAnswer' as const), pick }) },
  fc.record({
    do: fc.constant('status' as const),
    agent,
    statusId: fc.constantFrom('Available', 'At Lunch', 'Follow Up'),
  }),
  { weight: 2, arbitrary: observing },
  fc.record({ do: fc.constant('join' as const), pick }),
  fc.record({
    do: fc.constant('securePause' as const),
    pick,
    kind: fc.constantFrom('defaultTime' as const, 'noEnd' as const, 'resume' as const),
  }),
  fc.record({
    do: fc.constantFrom('sendDigits' as const, 'playWav' as const, 'writeAttributes' as const),
    pick,
  }),
  fc.record({
    do: fc.constantFrom('type' as const, 'sendFile' as const, 'saveEmail' as const, 'attach' as const),
    pick,
  }),
  fc.record({ do: fc.constant('activate' as const), agent, workgroup, on: fc.boolean() }),
  fc.record({ do: fc.constant('station' as const), agent, on: fc.boolean() }),
  fc.record({ do: fc.constant('logOn' as const), agent }),
  fc.record({ do: fc.constant('logOff' as const), agent }),
  fc.record({
    do: fc.constant('wait' as const),
    ms: fc.constantFrom(10, 50, 100, 100, 9_000, 16_000, 61_000),
  }),
);
export type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

const chatActions: ReadonlySet<Action['do']> = new Set([
  'placeChat',
  'createChat',
  'invite',
  'say',
  'visitorJoins',
  'visitorLeaves',
  'pickup',
  'hold',
  'transfer',
  'park',
  'disconnect',
  'wait',
]);

const groupActions: ReadonlySet<Action['do']> = new Set([
  'consult',
  'conclude',
  'cancel',
  'audience',
  'conference',
  'addToConference',
  'invite',
  'morph',
  'remoteAnswer',
  'remoteDisconnect',
  'disconnect',
  'pickup',
  'hold',
  'transfer',
  'createCall',
  'wait',
]);

/** What is done around consults and conferences, and what can go wrong with them. */
export const groupAction = action.filter(({ do: name }) => groupActions.has(name));
/** What is done in chats. */
export const chatAction = action.filter(({ do: name }) => chatActions.has(name));

const recordingActions: ReadonlySet<Action['do']> = new Set([
  'securePause',
  'join',
  'hold',
  'transfer',
  'park',
  'pickup',
  'disconnect',
  'wait',
]);

/** What is done to a talk that others hear and record. */
export const recordingAction = fc.oneof(
  { weight: 4, arbitrary: observing },
  { weight: 1, arbitrary: action.filter(({ do: name }) => recordingActions.has(name)) },
);
