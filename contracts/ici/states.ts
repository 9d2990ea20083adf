import type { ProviderState } from '../pact/provider-state.ts';

/** The ids that a new mock CIC gives its interactions: each is verified on a CIC whose ids begin anew. */
export const firstItem = '3001000001';
export const secondItem = '3001000002';

/** Where SAP takes events. While the bridge is verified, a receiver of ours stands in for this host. */
export const sapHost = 'http://sap.example.com:8000';
export const sapEvents = `${sapHost}/sap/bc/ici/events?session=1`;

function state(name: string): ProviderState {
  return { name };
}

function agentState(name: string): (userId: string) => ProviderState {
  return (userId) => ({ name, params: { userId } });
}

/** Nothing has happened yet: the bridge is up, CIC knows `agent1` to `agent6`, nobody is logged on. */
export const upAndIdle = state('the bridge is connected to CIC and nobody is logged on');
/** The bridge has lost CIC and knows it; whoever was logged on has been told. */
export const cicDown = state('the bridge has lost the connection to CIC');

// How the site is configured; these come before all others.

export const withoutPresence = state('the site gives no presence');
export const withoutFreeSeating = state('the site has no free seating');
/** Else they are what CIC has. */
export const activatingQueues = state('the site lets SAP activate workgroups');
/** Taken in the CIC client is not yet accepted in SAP. */
export const acceptingInSap = state('the site wants SAP to accept what was taken in the CIC client');
/** And keeps what it accepted in a file. */
export const routingWork = state('the site routes action items to the workgroup Sales');

export const loggedOn = agentState('an agent is logged on and ready');
/** So CIC does not let them log on again (G22). */
export const withoutExtension = agentState('the extension of the agent was taken away in CIC');
/** Subscribed still, but the agent chose to be logged off. */
export const loggedOff = agentState('the agent has chosen the work mode Logged Off');
/** At `sapEvents`, as `IC1`. */
export const subscribed = agentState('an agent has subscribed as IC1');
export const atWorkcenter1 = agentState('an agent is logged on at the work center WS-AGENT1');
export const atWorkcenter2 = agentState('an agent is logged on at the work center WS-AGENT2');
/** A supervisor has figures sent to `sapEvents`, as `IC1`. */
export const monitoring = agentState('an agent has subscribed to the figures as IC1');

/** A call straight to the agent: rejected, it goes to voice mail. */
export const ringing = agentState('a caller rings at an agent');
/** A call that ACD offers for the workgroup Sales. */
export const offered = agentState('ACD offers a call to an agent');
/** What ACD offers for the workgroup Sales. */
export const callbackOffered = agentState('ACD offers a callback to an agent');
export const chatOffered = agentState('ACD offers a chat to an agent');
export const mailOffered = agentState('ACD offers an e-mail to an agent');
/** `workOfSap`, which SAP had routed. */
export const workOffered = agentState('ACD offers the work that SAP had routed to an agent');

export const answered = agentState('the agent has answered the call');
export const onHold = agentState('the agent has put the call on hold');
export const muted = agentState('the agent has muted the call');
/** The call of an agent to `+4989123456`, which nobody has answered. */
export const dialling = agentState('the agent has dialled a number that rings');
export const hungUp = agentState('the agent has hung up');
/** Follows `hungUp` by itself where the call came through ACD. */
export const inWrapUp = agentState('CIC has put the agent into wrap-up');
export const withAttachedData = agentState('SAP has attached data to the call');
/** Of the call, with `+4989123456`, who has answered. */
export const consulting = agentState('the agent consults a third party about the call');
export const conferenced = agentState('the agent has joined the calls');

/** A chat, callback, e-mail or action item. */
export const accepted = agentState('the agent has accepted the item');
/** What only CIC's own client can do. */
export const heldInCic = agentState('the agent has put the item on hold in the CIC client');
export const takenInCic = agentState('the agent has taken the item in the CIC client');
export const endedInCic = agentState('the item was ended in CIC');
