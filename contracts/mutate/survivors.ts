/** Mutations that no contract notices, and why that is so. */
export const survivors: readonly { readonly pattern: RegExp; readonly reason: string }[] = [
  {
    pattern: /\/t:description (with another value|empty)$/,
    reason: "The words of a code are the site's own; SAP goes by the id.",
  },
  {
    pattern: /\/t:participantId (with another value|empty)$/,
    reason: 'Ids of participants are opaque (ici.md 4); a test of dropParticipant uses the right one.',
  },
  {
    pattern: /(i:result|t:containers\/t:item)\/t:name (with another value|empty)$/,
    reason: 'How CIC displays an agent, which before the log-on may be the user id.',
  },
  {
    pattern: /hold for a call that goes on: another namespace of the types$/,
    reason: 'The answer has no element of that namespace: nothing is wrong with it.',
  },
  {
    pattern: /message 1 with another requestId$/,
    reason:
      "Ids are CIC's own; that the bridge takes the one of its request, unit tests of the completions prove.",
  },
];
