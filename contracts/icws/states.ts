import type { ProviderState } from '../pact/provider-state.ts';

/** The id that a new mock CIC gives its first call. */
export const firstCall = '3001000001';
/** What the bridge calls the subscription of the agent's queue: `agent-` and an id of its own. */
export const queueSubscriptionId = 'agent-1';

export const cicIsUp: ProviderState = { name: 'CIC is up' };

/** Gives `sessionId`, `cookie` and `csrfToken`; what follows happens in this session. */
export function session(userId: 'agent1' | 'bridge'): ProviderState {
  return { name: 'a user has a session', params: { userId } };
}
export const station: ProviderState = { name: 'the session has the station of agent1' };
export const stationTaken: ProviderState = { name: 'another session has the station WS-AGENT2' };
export const stationWatched: ProviderState = { name: 'the session has subscribed to its station' };
export const statusMessagesSubscribed: ProviderState = {
  name: 'the session has subscribed to the status messages',
};
export const statusSubscribed: ProviderState = { name: 'the session has subscribed to the status of agent1' };
export const queueSubscribed: ProviderState = { name: 'the session has subscribed to the queue of agent1' };
/** Whatever CIC had to say so far is out of the way. */
export const messagesRead: ProviderState = { name: 'the session has read its messages' };
export const statusAsked: ProviderState = { name: 'the session has asked for the status Do Not disturb' };
export const ringing: ProviderState = { name: 'a caller rings at agent1' };
export const answered: ProviderState = { name: 'agent1 has answered the call' };
export const hungUp: ProviderState = { name: 'agent1 has hung up' };
export const transferred: ProviderState = { name: 'agent1 has given the call to the workgroup Sales' };
export const ended: ProviderState = { name: 'the session has ended' };

/** `agent1` at their station with a call that rings. */
export const atRingingCall = [session('agent1'), station, ringing];
/** `agent1` at their station in a call. */
export const inCall = [...atRingingCall, answered];
/** `agent1` after a call that CIC still remembers. */
export const afterCall = [...inCall, hungUp];
