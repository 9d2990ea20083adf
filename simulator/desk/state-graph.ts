import type { AgentView, ItemState } from '../model.ts';
import { deskText } from './desk-text.ts';

/** One state of a graph, at a place on a grid. */
export interface GraphNode<Name extends string = string> {
  readonly name: Name;
  readonly label: string;
  readonly column: number;
  readonly row: number;
  /** Columns that it reaches over to the right, so that ways from all of them end in it. */
  readonly span?: number;
}

/** A way from one state to another. */
export interface GraphEdge<Name extends string = string> {
  readonly from: Name;
  readonly to: Name;
  readonly label: string;
  /** The capabilities of which any allows it; without one CIC, the far end or a timer goes it. */
  readonly moves?: readonly string[];
  /** A place on the grid that it bends towards. */
  readonly via?: { readonly column: number; readonly row: number };
  /** Where on the way its label stands, from 0 to 1; the middle unless given. */
  readonly labelAt?: number;
}

export interface StateGraph<Name extends string = string> {
  readonly nodes: readonly GraphNode<Name>[];
  readonly edges: readonly GraphEdge<Name>[];
}

/** What ends the contact, so that wrap-up follows or nothing. */
const over = [
  'HangUp',
  'BlindTransfer',
  'WarmTransfer',
  'ChatLeave',
  'ChatForward',
  'Forward',
  'Reroute',
  'Complete',
];

/** What an item can become, by the agent's moves and by others. */
export function itemGraph(): StateGraph<ItemState> {
  const { states, ways, can } = deskText.state;
  return {
    nodes: [
      { name: 'initiated', label: states.initiated, column: 0, row: 0 },
      { name: 'dialing', label: states.dialing, column: 0, row: 1.15 },
      { name: 'failed', label: states.failed, column: 1, row: 0 },
      { name: 'alerting', label: states.alerting, column: 2, row: 0 },
      { name: 'connected', label: states.connected, column: 1, row: 2.1 },
      { name: 'held', label: states.held, column: 2, row: 2.1 },
      { name: 'consulting', label: states.consulting, column: 0, row: 3.25 },
      { name: 'conferenced', label: states.conferenced, column: 2, row: 3.6 },
      { name: 'wrapUp', label: states.wrapUp, column: 1, row: 4.6 },
      { name: 'ended', label: states.ended, column: 0, row: 5.75, span: 2 },
    ],
    edges: [
      { from: 'initiated', to: 'dialing', label: '' },
      { from: 'dialing', to: 'failed', label: ways.busy },
      { from: 'dialing', to: 'connected', label: ways.answers },
      { from: 'dialing', to: 'consulting', label: ways.answers, labelAt: 0.4 },
      {
        from: 'dialing',
        to: 'ended',
        label: can.HangUp,
        moves: ['HangUp', 'Reconnect'],
        via: { column: -0.85, row: 3.4 },
        labelAt: 0.36,
      },
      { from: 'alerting', to: 'connected', label: can.Accept, moves: ['Accept'] },
      {
        from: 'alerting',
        to: 'ended',
        label: can.Reject,
        moves: ['Reject', 'Deflect'],
        via: { column: 2.85, row: 2.9 },
        labelAt: 0.78,
      },
      { from: 'connected', to: 'held', label: can.Hold, moves: ['Hold', 'Consult'] },
      { from: 'held', to: 'connected', label: can.Retrieve, moves: ['Retrieve', 'Toggle'] },
      { from: 'connected', to: 'wrapUp', label: can.HangUp, moves: over, labelAt: 0.62 },
      { from: 'held', to: 'wrapUp', label: can.HangUp, moves: over, labelAt: 0.72 },
      { from: 'held', to: 'conferenced', label: can.Conference, moves: ['Conference'], labelAt: 0.62 },
      { from: 'conferenced', to: 'connected', label: ways.oneLeaves, labelAt: 0.72 },
      { from: 'conferenced', to: 'wrapUp', label: can.HangUp, moves: over },
      {
        from: 'consulting',
        to: 'conferenced',
        label: can.Conference,
        moves: ['Conference'],
        labelAt: 0.24,
      },
      {
        from: 'consulting',
        to: 'ended',
        label: ways.reconnectOrTransfer,
        moves: ['Reconnect', 'WarmTransfer', 'HangUp'],
        labelAt: 0.4,
      },
      { from: 'wrapUp', to: 'ended', label: can.End, moves: ['End'] },
    ],
  };
}

export type AgentState = 'loggedOff' | 'ready' | 'notReady' | 'busy' | 'lost';

/** What an agent can become. */
export function agentGraph(): StateGraph<AgentState> {
  const { states, ways, can } = deskText.state;
  return {
    nodes: [
      { name: 'loggedOff', label: states.loggedOff, column: 0, row: 0 },
      { name: 'notReady', label: states.notReady, column: 1, row: 0 },
      { name: 'ready', label: states.ready, column: 2, row: 0 },
      { name: 'lost', label: states.lost, column: 1, row: 1.35 },
      { name: 'busy', label: states.busy, column: 2, row: 1.35 },
    ],
    edges: [
      { from: 'loggedOff', to: 'notReady', label: can.logOn, moves: ['logOn'] },
      { from: 'notReady', to: 'loggedOff', label: can.logOff, moves: ['logOff'] },
      { from: 'notReady', to: 'ready', label: ways.ready, moves: ['SetWorkmode'] },
      { from: 'ready', to: 'notReady', label: ways.notReady, moves: ['SetWorkmode'] },
      { from: 'ready', to: 'busy', label: ways.contact },
      { from: 'busy', to: 'ready', label: can.End, moves: ['End'] },
      { from: 'notReady', to: 'lost', label: ways.drops },
      { from: 'lost', to: 'notReady', label: ways.isBack },
    ],
  };
}

/** Where an agent is in the graph; which work modes mean ready is CIC's, so the shipped three decide (G29). */
export function agentStateOf(agent: AgentView): AgentState {
  if (!agent.isLoggedOn) return 'loggedOff';
  if (agent.cms === 'lost') return 'lost';
  if (agent.sessions.some(({ item }) => item !== undefined && item.state !== 'alerting')) return 'busy';
  return agent.workMode?.id === '2' ? 'ready' : 'notReady';
}

/** The agent's moves now, as capability names; those of the items are in the items' own graphs. */
export function agentMovesOf(agent: AgentView): readonly string[] {
  if (!agent.isLoggedOn) return ['logOn'];
  const canEnd = agent.sessions.some(({ item }) => item?.capabilities.includes('End'));
  return [...new Set([...agent.capabilities, ...(canEnd ? ['End'] : []), 'logOff'])];
}
