/** Why operations of the contract are not built; the first part of a path that fits tells it. */
const reasons: readonly (readonly [path: RegExp, reason: string])[] = [
  [
    /single-sign-on/,
    'What passes between browser, identity provider and server is not public; no identity provider is configured.',
  ],
  [/chat\/send-file/, 'How a file is sent is not public: the contract has no type for the body.'],
  [/response-management/, 'There are no canned responses on this server.'],
  [/attachments\/file\/upload/, 'How the file goes to the address that the answer names is not public.'],
  [/attachments/, 'Without upload there is nothing that could be removed, and no mail here holds another.'],
  [/sessions-layouts/, 'No request of the public contract gives a session a layout.'],
  [/statistic-parameter-values/, 'The contract calls the values a map and does not say of what.'],
];

export function unbuiltReason(path: string): string {
  return reasons.find(([pattern]) => pattern.test(path))?.[1] ?? 'Nobody has needed it so far.';
}
