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
/** The second interaction of a new mock CIC: the consultation of the first. */
export const secondCall = '3001000002';
/** The third one: a conference has an id of its own. */
export const conferenceId = '3001000003';
export const consulted: ProviderState = { name: 'agent1 consults +4989123456 about the call' };
export const consultAnswered: ProviderState = { name: 'the consulted party has answered' };
export const joined: ProviderState = { name: 'agent1 has joined both calls' };
export const recorded: ProviderState = { name: 'the call is recorded' };
export const chatOffered: ProviderState = { name: 'a visitor begins a chat with agent1' };
export const callbackOffered: ProviderState = { name: 'somebody wants a callback from agent1' };
export const mailOffered: ProviderState = { name: 'an e-mail reaches agent1' };
/** By `pickup`, as a call is. */
export const taken: ProviderState = { name: 'agent1 has taken the item' };
export const drafted: ProviderState = { name: 'agent1 has drafted an e-mail' };
export const written: ProviderState = { name: 'agent1 has written the draft' };
export const agentLoggedOn: ProviderState = { name: 'agent1 is logged on elsewhere' };
export const handlersHeard: ProviderState = { name: 'the session has asked for what handlers send' };
export const ended: ProviderState = { name: 'the session has ended' };

/** `agent1` at their station with a call that rings. */
export const atRingingCall = [session('agent1'), station, ringing];
/** `agent1` at their station in a call. */
export const inCall = [...atRingingCall, answered];
/** `agent1` after a call that CIC still remembers. */
export const afterCall = [...inCall, hungUp];
/** `agent1` at their station with an item of another channel in hand. */
export const inChat = [session('agent1'), station, chatOffered, taken];
export const inCallback = [session('agent1'), station, callbackOffered, taken];
/** `agent1` in a call, with a third party whom they consult. */
export const inConsultation = [...inCall, consulted, consultAnswered];
