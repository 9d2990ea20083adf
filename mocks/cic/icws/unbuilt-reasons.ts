/** Why operations of the contract are not built; the first part of a path that fits tells it. */
const reasons: readonly (readonly [path: RegExp, reason: string])[] = [
  [
    /single-sign-on/,
    'What passes between browser, identity provider and server is not public; no identity provider is configured.',
  ],
  [/response-management/, 'There are no canned responses on this server.'],
  [/fax-messages/, 'No faxes come in here.'],
  [/sessions-layouts/, 'No request of the public contract gives a session a layout.'],
];

export function unbuiltReason(path: string): string {
  return reasons.find(([pattern]) => pattern.test(path))?.[1] ?? 'Nobody has needed it so far.';
}
