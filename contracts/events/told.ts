import { loggedOffFromSap, loggedOnToSap } from './states.ts';

const appIds = ['IC1'] as const;

/** An event that SAP takes. */
export function taken<Input>(when: string, input: Input) {
  return { when, given: [loggedOnToSap], appIds, input, answer: 'accepted' } as const;
}

/** The same to a session that SAP has closed; the bridge then ends the subscription (ici.md 2). */
export function closed<Input>(input: Input) {
  return {
    when: 'to a session that SAP has closed',
    given: [loggedOffFromSap],
    appIds,
    input,
    answer: 'sessionClosed',
  } as const;
}
