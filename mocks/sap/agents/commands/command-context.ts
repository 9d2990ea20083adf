import type { AgentCommand } from '@switchhook/simulator/model';
import type { BridgeClient } from '../../ici/bridge-client.ts';
import { BridgeFault } from '../../ici/bridge-failure.ts';
import { faultCodes } from '../../ici/fault-codes.ts';
import type { AgentEvent } from '../../interaction-center/agent-event.ts';
import type { AgentState, Item, Session } from '../../interaction-center/agent-state.ts';
import { currentItem } from '../../interaction-center/current-item.ts';
import { activeSession, findSession, itemOf, sessionOfItem } from '../../interaction-center/sessions.ts';
import type { Directory } from '../../partners/directory.ts';
import type { Outcome } from '../outcome.ts';

/** What a command works on. */
export interface CommandContext {
  readonly userId: string;
  readonly bridge: BridgeClient;
  readonly directory: Pick<Directory, 'find' | 'search'>;
  readonly state: () => AgentState;
  readonly dispatch: (event: AgentEvent) => void;
  readonly setWorkMode: (workMode: string) => Promise<void>;
  readonly watchFigures: (isWatching: boolean) => Promise<void>;
}

/** One command out of the union. */
export type CommandOf<Name extends AgentCommand['command']> = Extract<
  AgentCommand,
  { readonly command: Name }
>;

export function refused(what: string, why: string): Outcome {
  return { kind: 'refused', code: 'notAllowedInState', message: `Failed to ${what}: ${why}` };
}

/** An item of the agent and the session that has it. */
export interface ChosenItem {
  readonly item: Item;
  readonly session: Session;
}

/** The named item; else the active session's item that allows the command, or the one the buttons act on. */
export function chosenItem(
  itemId: string | undefined,
  what: string,
  state: AgentState,
  capability?: string,
): ChosenItem | Outcome {
  if (itemId !== undefined) {
    const session = sessionOfItem(state, itemId);
    const item = session && itemOf(session, itemId);
    if (session && item) return { session, item };
    const message = `Failed to find item ${itemId}: no session of the agent has it. It may have ended.`;
    return { kind: 'notFound', message };
  }
  const session = chosenSession(undefined, state);
  if ('kind' in session) return session;
  const allowing = capability
    ? session.items.find(({ view }) => view.capabilities.includes(capability))
    : undefined;
  const item = allowing ?? currentItem(session);
  if (item) return { session, item };
  return {
    kind: 'incomplete',
    message: `Failed to ${what}: the active session has no item. Send an itemId.`,
  };
}

/** The named session, or the active one. */
export function chosenSession(sessionId: string | undefined, state: AgentState): Session | Outcome {
  if (sessionId === undefined) {
    const message = 'Failed to find the session: none is active. Log on, or send a sessionId.';
    return activeSession(state) ?? { kind: 'incomplete', message };
  }
  const message = `Failed to change the session: there is no session ${sessionId}. It may have ended.`;
  return findSession(state, sessionId) ?? { kind: 'notFound', message };
}

export function isUnknownItem(error: unknown): boolean {
  return error instanceof BridgeFault && error.code === faultCodes.unknownItem;
}

/** Does something with an item at the bridge; one that it has forgotten ends here too. */
export async function onItem<T>(
  itemId: string,
  { dispatch }: CommandContext,
  act: () => Promise<T>,
): Promise<T> {
  try {
    return await act();
  } catch (error) {
    // Its last event was lost with the bridge that sent it: without this the item would stay for ever.
    if (isUnknownItem(error)) dispatch({ kind: 'itemGone', itemId });
    throw error;
  }
}
