export interface Survivor {
  /** Of the names of mutations. */
  readonly pattern: RegExp;
  readonly reason: string;
}

/** Mutations that no contract notices, and why that is so. */
export const survivors: readonly Survivor[] = [
  {
    pattern: /\/t:description with another value$/,
    reason: "The words of a code are the site's own; SAP goes by the id.",
  },
  {
    pattern: /\/t:participantId with another value$/,
    reason: 'Ids of participants are opaque (ici.md 4); a test of dropParticipant uses the right one.',
  },
  {
    pattern: /\/t:(productName|vendor) with another value$/,
    reason: 'A bridge says itself what it is and who made it.',
  },
  {
    pattern: /^IciEvent\..*\/i:response (with another value|empty)$/,
    reason: 'What SAP writes into its answer to an event is its own: the bridge goes by the status.',
  },
  {
    pattern: /: userChanged \w+ is [\d/]+( for the \w+ time)?: /,
    reason:
      'Each userChanged holds the whole agent: the next one makes good what was swallowed or late, and twice the same is the same.',
  },
  {
    pattern:
      /: (phoneCall|chat|message|actionItem|item)Changed \d+ is [\d/]+( for the \w+ time)?: after 1 that followed$/,
    reason:
      'The next event was about the agent, or another item: no order is promised between different things.',
  },
  {
    pattern: /: (phoneCall|chat|message)Changed \d+ is (3\/1|7\/2)( for the \w+ time)?: swallowed$/,
    reason: 'It is told again in the same state, with more of what CIC knows: the last one counts.',
  },
  {
    pattern: /: (message|actionItem)Changed \d+ is 9\/2( for the \w+ time)?: swallowed$/,
    reason: 'That it is completed follows at once, and says that it ended.',
  },
  {
    pattern: /: chatNewPosting "[^"]*"( for the \w+ time)?: doubled$/,
    reason: 'SAP shows a line of a chat once, however often it is told of it.',
  },
  {
    pattern: /: chatNewPosting "Hello"( for the \w+ time)?: (swallowed|after \d that followed)$/,
    reason: 'Said before the agent took the chat: the case looks at what is said after that.',
  },
  {
    pattern: /: (phoneCall|item)Changed \d+ is 9\/6( for the \w+ time)?: swallowed$/,
    reason:
      'The case is over with the end of the call; a judge cannot tell an item that is still to be completed.',
  },
  {
    // Whether the judge sees the first of these depends on what comes between.
    pattern: /: phoneCallChanged \d+ is (2\/1: (swallowed|after 3 that followed)|6\/2: swallowed)$/,
    reason:
      'The answer to consult began the call; that the third party has answered is told of the caller too, whom SAP may transfer from then on.',
  },
];
