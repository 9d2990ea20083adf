import type { AgentView, ItemState } from '../model.ts';

/** One state of a graph, at a place on a grid. */
export interface GraphNode<Name extends string = string> {
  readonly name: Name;
  readonly label: string;
  readonly column: number;
  readonly row: number;
}

/** A way from one state to another. */
export interface GraphEdge<Name extends string = string> {
  readonly from: Name;
  readonly to: Name;
  readonly label: string;
  /** The capability that allows it; without one CIC, the far end or a timer goes it. */
  readonly move?: string;
}

export interface StateGraph<Name extends string = string> {
  readonly nodes: readonly GraphNode<Name>[];
  readonly edges: readonly GraphEdge<Name>[];
}

/** What an item can become, by the agent's moves and by others. */
export const itemGraph: StateGraph<ItemState> = {
  nodes: [
    { name: 'initiated', label: 'initiated', column: 0, row: 0 },
    { name: 'dialing', label: 'dialing', column: 0, row: 1.2 },
    { name: 'alerting', label: 'alerting', column: 1.25, row: 0 },
    { name: 'connected', label: 'connected', column: 1.25, row: 2 },
    { name: 'held', label: 'held', column: 2.5, row: 2 },
    { name: 'consulting', label: 'consulting', column: 0, row: 3 },
    { name: 'conferenced', label: 'conferenced', column: 2.5, row: 3.2 },
    { name: 'wrapUp', label: 'wrap-up', column: 1.25, row: 3.7 },
    { name: 'ended', label: 'ended', column: 2.5, row: 5 },
    { name: 'failed', label: 'failed', column: 0, row: 5 },
  ],
  edges: [
    { from: 'initiated', to: 'dialing', label: '' },
    { from: 'dialing', to: 'connected', label: 'answers' },
    { from: 'dialing', to: 'consulting', label: 'answers' },
    { from: 'dialing', to: 'failed', label: 'busy' },
    { from: 'alerting', to: 'connected', label: 'Accept', move: 'Accept' },
    { from: 'alerting', to: 'ended', label: 'Reject', move: 'Reject' },
    { from: 'connected', to: 'held', label: 'Hold', move: 'Hold' },
    { from: 'held', to: 'connected', label: 'Retrieve', move: 'Retrieve' },
    { from: 'consulting', to: 'conferenced', label: 'Conference', move: 'Conference' },
    { from: 'held', to: 'conferenced', label: 'Conference', move: 'Conference' },
    { from: 'conferenced', to: 'connected', label: 'one leaves' },
    { from: 'connected', to: 'wrapUp', label: 'Hang up', move: 'HangUp' },
    { from: 'consulting', to: 'ended', label: 'Reconnect', move: 'Reconnect' },
    { from: 'conferenced', to: 'wrapUp', label: 'Hang up', move: 'HangUp' },
    { from: 'wrapUp', to: 'ended', label: 'End', move: 'End' },
  ],
};

export type AgentState = 'loggedOff' | 'ready' | 'notReady' | 'busy' | 'lost';

/** What an agent can become. */
export const agentGraph: StateGraph<AgentState> = {
  nodes: [
    { name: 'loggedOff', label: 'logged off', column: 0, row: 0 },
    { name: 'notReady', label: 'not ready', column: 1, row: 0 },
    { name: 'ready', label: 'ready', column: 2, row: 0 },
    { name: 'lost', label: 'CIC lost', column: 0, row: 1.2 },
    { name: 'busy', label: 'at work', column: 2, row: 1.2 },
  ],
  edges: [
    { from: 'loggedOff', to: 'notReady', label: 'Log on', move: 'logOn' },
    { from: 'notReady', to: 'ready', label: 'Ready', move: 'SetWorkmode' },
    { from: 'ready', to: 'notReady', label: '', move: 'SetWorkmode' },
    { from: 'ready', to: 'busy', label: 'contact' },
    { from: 'busy', to: 'ready', label: 'End', move: 'End' },
    { from: 'notReady', to: 'lost', label: 'drops' },
    { from: 'lost', to: 'notReady', label: 'is back' },
  ],
};

/** Where an agent is in the graph; which work modes mean ready is CIC's, so the shipped three decide (G29). */
export function agentStateOf(agent: AgentView): AgentState {
  if (!agent.isLoggedOn) return 'loggedOff';
  if (agent.cms === 'lost') return 'lost';
  if (agent.sessions.some(({ item }) => item !== undefined && item.state !== 'alerting')) return 'busy';
  return agent.workMode?.id === '2' ? 'ready' : 'notReady';
}

/** The agent's moves now, as capability names. */
export function agentMovesOf(agent: AgentView): readonly string[] {
  if (!agent.isLoggedOn) return ['logOn'];
  const ofItems = agent.sessions.flatMap(({ item }) => item?.capabilities ?? []);
  return [...new Set([...agent.capabilities, ...ofItems])];
}
