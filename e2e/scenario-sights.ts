/** What the agents see while a scenario is played, by their user id; in this order for the bar, the page and so on. */
export type ScenarioSights = Readonly<Record<string, readonly RegExp[]>>;

const erika = /^page: Erika Example Account/;
const ready = /^mode: Ready/;
const idle = /^bar: No interaction/;
const bar = (who: string, ...states: readonly string[]): readonly RegExp[] =>
  states.map((state) => new RegExp(`^bar: .*${who}.*${state}`));
const said = (words: string) => new RegExp(`^messages: .*${words}`);
const wrappedUp = (who: string, right = '') => [
  ...bar(who, `Ringing.*${right}`, `Connected.*${right}`, `Wrap-up.*${right}`),
  idle,
];

/** One entry for each scenario of the catalogue; `scenarios.spec.ts` fails where one is missing. */
export const scenarioSights: Readonly<Record<string, ScenarioSights>> = {
  'action-item-hold': {
    agent1: [...bar('Erika Example', 'Waiting', 'Active', 'Ended'), erika, said('cannot be put on hold')],
  },
  'action-item-to-workgroup': {
    agent1: [ready, idle],
    agent6: [...bar('Harriet Sample', 'Waiting', 'Active', 'Ended'), /^page: Harriet Sample/],
  },
  'blind-transfer': {
    agent1: [...wrappedUp('Erika Example'), erika],
    agent2: bar('Erika Example', 'Ringing'),
  },
  busy: { agent1: [...bar('4940777888999', 'Dialing', 'Failed'), idle] },
  'chat-ends-both-ways': {
    agent1: [...bar('Rosa Übungsfeld', 'Waiting', 'Active', 'Wrap-up'), idle, /^page: Rosa Übungsfeld/],
  },
  'chat-remains-open': {
    agent1: [...bar('Lena Muster', 'Waiting', 'Active', 'Wrap-up'), idle, /^page: Lena Muster/],
  },
  'chat-transfer': {
    agent1: bar('Lena Muster', 'Waiting', 'Active', 'Ended'),
    agent2: [...bar('Lena Muster', 'Waiting', 'Active'), /^page: Lena Muster/],
  },
  'cic-not-reachable': { agent1: [said('HTTP 503'), ready] },
  conference: {
    agent1: [...bar('Erika Example', 'On hold.*Ben', 'Consulting', 'In conference', 'Connected'), erika],
    agent2: bar('Erika Example', 'Ringing', 'Connected'),
  },
  'connection-lost': {
    agent1: [
      ...wrappedUp('Erika Example'),
      ready,
      /^mode: (Server Down|Attempt Reconnect)/,
      ready,
      said('connection to the contact center is lost'),
      said('connection to CIC is lost'),
      said('connection to the contact center is back'),
    ],
  },
  'contact-of-organization': {
    agent1: [...wrappedUp('Svea Hafenkind, Nordlicht Probebau GmbH'), /^page: Svea Hafenkind Contact/],
  },
  email: { agent1: [...bar('Harriet Sample', 'Waiting', 'Active'), /^page: Harriet Sample/] },
  heartbeat: {
    agent1: [ready, /^log-on: Log on/, said('Logged off due to CMS ping')],
    agent2: [ready, idle],
  },
  'hold-and-retrieve': {
    agent1: [...bar('Erika Example', 'Connected', 'On hold', 'Connected', 'Wrap-up'), idle],
  },
  'integration-not-working': { agent1: [said('gave no SOAP answer'), ready] },
  'link-garbled': { agent1: bar('Erika Example', 'Ringing', 'Connected', 'On hold', 'Connected') },
  'log-on-no-extension': { agent6: [said('has no extension')] },
  'log-on-wrong-case': { agent6: [said('spells this user Agent6')] },
  'log-on-wrong-password': { agent1: [said('Check user name and password'), ready] },
  'no-match': {
    agent1: [
      ...wrappedUp('4940111222333'),
      /^page: Identify Account/,
      /^outcome: No account has the number \+4940111222333/,
    ],
  },
  'no-number': {
    agent1: [
      ...wrappedUp('', 'Sales'),
      /^page: Identify Account/,
      /^outcome: This contact carries no number/,
    ],
  },
  'one-account': { agent1: [...wrappedUp('Mareike Platzhalter'), /^page: Mareike Platzhalter Account/] },
  organization: {
    agent1: [...wrappedUp('Nordlicht Probebau GmbH'), /^page: Nordlicht Probebau GmbH Organization/],
  },
  'outbound-call': { agent1: [...bar('4940777888999', 'Dialing', 'Connected', 'Ended'), idle] },
  'payment-required-service': { agent1: [said('HTTP status 402'), ready] },
  'private-number': {
    agent1: [
      ...wrappedUp('', 'Anonymous'),
      /^page: Identify Account/,
      /^outcome: This contact carries no number/,
    ],
  },
  'queues-and-channels': { agent1: [ready, idle] },
  reconnect: {
    agent1: bar('Erika Example', 'Connected', 'On hold.*Ben.*Consulting', 'Connected'),
    agent2: [...bar('Erika Example', 'Ringing', 'Connected', 'Ended'), idle],
  },
  reject: {
    agent1: [...bar('Erika Example', 'Ringing'), idle, ready, /^mode: Not Ready/],
    agent2: [ready, ...bar('Erika Example', 'Ringing')],
  },
  'sap-refuses-events': { agent1: bar('Erika Example', 'Ringing', 'Connected', 'Wrap-up') },
  'screen-pop-action-item': {
    agent1: [...bar('Harriet Sample', 'Waiting', 'Active', 'Ended'), /^page: Harriet Sample/],
  },
  'screen-pop-call': { agent1: [...wrappedUp('Erika Example'), erika] },
  'screen-pop-callback': {
    agent1: [...bar('Jonas Beispiel', 'Ringing', 'Connected'), /^page: Jonas Beispiel/],
  },
  'screen-pop-chat': { agent1: [...bar('Lena Muster', 'Waiting', 'Active', 'Ended'), /^page: Lena Muster/] },
  'seventh-times-out': {
    agent1: [
      /^tabs: (?!.*50107)(.*\|){5} \+4930555010/,
      /^tabs: (?!.*50107)(?!.*50101)(.*\|){4} \+49305550106/,
    ],
  },
  'several-accounts': {
    agent1: [
      ...bar('4930231250700', 'Ringing', 'Connected'),
      ...bar('Martin Doppel', 'Connected', 'Wrap-up'),
      idle,
      /^outcome: 3 accounts have the number/,
      /^page: Identify Account/,
      /^page: Martin Doppel/,
    ],
  },
  'six-interactions': {
    agent1: [/^tabs: (?!.*50107)(.*\|){5} \+4930555010/, /^tabs: (?!.*50101)(.*\|){5} \+49305550107/],
  },
  'slow-sap': { agent1: [...bar('Erika Example', 'Connected', 'On hold', 'Connected', 'Wrap-up'), erika] },
  'status-from-cic': { agent1: [ready, /^mode: .*Lunch/] },
  switchover: {
    agent1: [
      ...bar('Erika Example', 'Ringing', 'Connected', 'On hold'),
      ready,
      /^mode: (Server Down|Attempt Reconnect)/,
      ready,
      said('connection to the contact center is back'),
    ],
  },
  'tones-and-mute': {
    agent1: [...bar('Erika Example', 'Connected', 'Connected.*Muted', 'Connected', 'Wrap-up'), idle],
  },
  'transfer-to-workgroup': {
    agent1: [...bar('Erika Example', 'Connected', 'Ended'), idle],
    agent5: bar('Erika Example', 'Ringing'),
  },
  'two-calls-one-record': {
    agent1: [...bar('Erika Example', 'Ringing', 'Connected', 'Ended', 'Dialing', 'Connected'), erika],
  },
  'unauthorized-service': { agent1: [said('HTTP status 401'), ready] },
  'unknown-agent-status': { agent1: [idle, ready] },
  'warm-transfer': {
    agent1: [...bar('Erika Example', 'Connected', 'On hold.*Ben.*Consulting', 'Ended'), idle, erika],
    agent2: [...bar('Erika Example', 'Ringing', 'Connected'), erika],
  },
  'work-modes': {
    agent1: [ready, /^mode: Not Ready/, ready, /^mode: Logged Off/, said('999 is not configured')],
  },
  'wrap-up-before-next': {
    agent1: [...bar('Erika Example', 'Connected', 'Wrap-up'), ...bar('Jonas Beispiel', 'Ringing')],
  },
  'wrap-up': { agent1: [...wrappedUp('Erika Example'), ready, /^mode: Follow Up/, ready] },
};

/** The first of the expected sights that was not seen, or not after those before it. */
export function missingSight(seen: readonly string[], expected: readonly RegExp[]): RegExp | undefined {
  const next: Record<string, number> = {};
  return expected.find((pattern) => {
    // What the bar says and what the page says change each in their own order.
    const kind = /^\^?(\w[\w-]*):/.exec(pattern.source)?.[1] ?? '';
    const at = seen.findIndex((sight, index) => index >= (next[kind] ?? 0) && pattern.test(sight));
    next[kind] = at + 1;
    return at < 0;
  });
}
