import type { AgentCommand } from '@switchhook/simulator/model';
import type { BridgeClient } from '../ici/bridge-client.ts';
import { BridgeFault } from '../ici/bridge-failure.ts';
import { faultCodes } from '../ici/fault-codes.ts';
import { phoneCall } from '../ici/wire-schemas.ts';
import type { AgentEvent } from '../interaction-center/agent-event.ts';
import type { AgentState, Item, Session } from '../interaction-center/agent-state.ts';
import { isOver } from '../interaction-center/observe-item.ts';
import { activeSession, sessionOfItem } from '../interaction-center/sessions.ts';
import { done, type Outcome } from './outcome.ts';

/** What a command works on. */
export interface CommandContext {
  readonly userId: string;
  readonly bridge: BridgeClient;
  readonly state: () => AgentState;
  readonly dispatch: (event: AgentEvent) => void;
  readonly setWorkMode: (workMode: string) => Promise<void>;
}

/** Carries out what the agent pressed. Rejects with what the bridge answered, or that it did not answer. */
export async function runCommand(command: AgentCommand, context: CommandContext): Promise<Outcome> {
  const { userId, bridge, dispatch } = context;
  if (command.command === 'activateSession') return activate(command.sessionId, context);
  if (context.state().cms === 'disconnected' && command.command !== 'end') {
    const message = `Failed to ${command.command}: ${userId} is not logged on. Log on first.`;
    return { kind: 'refused', code: 'notLoggedOn', message };
  }
  switch (command.command) {
    case 'dial': {
      const destination = { value: command.number, type: 'phone' };
      const call = await bridge.ask('IciPhoneCall.initiateCall', { userId, destination }, phoneCall);
      dispatch({ kind: 'callDialed', call });
      return done;
    }
    case 'setWorkMode':
      await context.setWorkMode(command.workMode);
      return done;
    case 'end':
      return end(command.itemId, context);
    default: {
      const item = chosenItem(command.itemId, command.command, context.state());
      if ('kind' in item) return item;
      const { itemId } = item.view;
      try {
        await onCall(command.command, itemId, context);
      } catch (error) {
        // Its last event was lost with the bridge that sent it: without this the item would stay for ever.
        if (isUnknownItem(error)) dispatch({ kind: 'itemGone', itemId });
        throw error;
      }
      return done;
    }
  }
}

async function onCall(
  command: 'accept' | 'reject' | 'hold' | 'retrieve' | 'hangUp',
  itemId: string,
  { bridge, dispatch }: CommandContext,
): Promise<void> {
  switch (command) {
    case 'accept':
      await bridge.tell('IciPhoneCall.accept', { itemId });
      dispatch({ kind: 'acceptTaken', itemId });
      return;
    case 'reject':
      // The call may be taken away before the answer comes, and must not look like one that was lost.
      dispatch({ kind: 'rejectRequested', itemId });
      try {
        await bridge.tell('IciPhoneCall.reject', { itemId });
      } catch (error) {
        dispatch({ kind: 'rejectRefused', itemId });
        throw error;
      }
      return;
    case 'hold':
      await bridge.tell('IciPhoneCall.hold', { itemId });
      return;
    case 'retrieve':
      await bridge.tell('IciPhoneCall.retrieve', { itemId });
      return;
    case 'hangUp':
      await bridge.tell('IciPhoneCall.drop', { itemId });
      return;
  }
}

function activate(sessionId: string, { state, dispatch }: CommandContext): Outcome {
  const isKnown = state().sessions.some((session) => session.sessionId === sessionId);
  if (!isKnown) {
    const message = `Failed to change the session: there is no session ${sessionId}. It may have ended.`;
    return { kind: 'notFound', message };
  }
  dispatch({ kind: 'sessionActivated', sessionId });
  return done;
}

/** Closes the interaction; the item is finished with the bridge first where the bridge still has it. */
async function end(itemId: string | undefined, context: CommandContext): Promise<Outcome> {
  const { bridge, dispatch, state } = context;
  const session = chosenSession(itemId, state());
  if ('kind' in session) return session;
  const { item } = session;
  if (!item && !session.isInteractionOpen) {
    const message = 'Failed to end: no interaction is open in this session. Accept or dial first.';
    return { kind: 'refused', code: 'notAllowedInState', message };
  }
  if (item && !isOver(item.view.state)) {
    const message = `Failed to end: the call is still ${item.view.state}. Hang up first.`;
    return { kind: 'refused', code: 'notAllowedInState', message };
  }
  if (item) await finish(item, bridge);
  dispatch({ kind: 'interactionEnded', sessionId: session.sessionId });
  return done;
}

async function finish({ view }: Item, bridge: BridgeClient): Promise<void> {
  const { itemId, capabilities } = view;
  const operation = (['end', 'wrapUpEnded'] as const).find((name) =>
    capabilities.includes(capabilityFor[name]),
  );
  if (!operation) return;
  try {
    await bridge.tell(`IciItem.${operation}`, { itemId });
  } catch (error) {
    // The bridge completed the item in the meantime: just what was asked for.
    if (!isUnknownItem(error)) throw error;
  }
}

function isUnknownItem(error: unknown): boolean {
  return error instanceof BridgeFault && error.code === faultCodes.unknownItem;
}

const capabilityFor = { end: 'End', wrapUpEnded: 'WrapUp' } as const;

function chosenItem(itemId: string | undefined, what: string, state: AgentState): Item | Outcome {
  const session = chosenSession(itemId, state);
  if ('kind' in session) return session;
  if (session.item) return session.item;
  return {
    kind: 'incomplete',
    message: `Failed to ${what}: the active session has no item. Send an itemId.`,
  };
}

function chosenSession(itemId: string | undefined, state: AgentState): Session | Outcome {
  if (itemId === undefined) {
    const message = 'Failed to find the session: none is active. Log on, or send an itemId.';
    return activeSession(state) ?? { kind: 'incomplete', message };
  }
  const message = `Failed to find item ${itemId}: no session of the agent has it. It may have ended.`;
  return sessionOfItem(state, itemId) ?? { kind: 'notFound', message };
}
