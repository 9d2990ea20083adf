import type { ProviderState } from '../pact/provider-state.ts';

/** `agent1` has a session in SAP; its application id is `IC1`. */
export const loggedOnToSap: ProviderState = { name: 'agent1 is logged on to SAP as IC1' };
export const loggedOffFromSap: ProviderState = { name: 'nobody is logged on to SAP' };
