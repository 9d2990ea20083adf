import type { ProviderState } from '../pact/provider-state.ts';

/** The id that a new mock CIC gives its first call: each interaction is verified on a CIC of its own. */
export const firstCall = '3001000001';

/** Where SAP takes events. While the bridge is verified, a receiver of ours stands in for this host. */
export const sapHost = 'http://sap.example.com:8000';
export const sapEvents = `${sapHost}/sap/bc/ici/events?session=1`;

function agentState(name: string): (userId: string) => ProviderState {
  return (userId) => ({ name, params: { userId } });
}

/** Nothing has happened yet: the bridge is up, CIC knows `agent1` to `agent6`, nobody is logged on. */
export const upAndIdle: ProviderState = { name: 'the bridge is connected to CIC and nobody is logged on' };

export const loggedOn = agentState('an agent is logged on and ready');
/** At `sapEvents`, as `IC1`. */
export const subscribed = agentState('an agent has subscribed as IC1');
export const atWorkcenter1 = agentState('an agent is logged on at the work center WS-AGENT1');
/** A call straight to the agent: rejected, it goes to voice mail. */
export const ringing = agentState('a caller rings at an agent');
/** A call that ACD offers for the workgroup Sales. */
export const offered = agentState('ACD offers a call to an agent');
export const answered = agentState('the agent has answered the call');
export const onHold = agentState('the agent has put the call on hold');
export const hungUp = agentState('the agent has hung up');
/** Follows `hungUp` by itself where the call came through ACD. */
export const inWrapUp = agentState('CIC has put the agent into wrap-up');
export const withAttachedData = agentState('SAP has attached data to the call');
