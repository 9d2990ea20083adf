import type { AgentCommand } from '@switchhook/simulator/model';
import { assertNever } from '../../assert-never.ts';
import { canOpenManually, isIdle } from '../../interaction-center/sessions.ts';
import { done, type Outcome } from '../outcome.ts';
import { type CommandContext, type CommandOf, chosenSession, refused } from './command-context.ts';

const names = [
  'activateSession',
  'newSession',
  'closeSession',
  'showPage',
  'searchAccounts',
  'confirmAccount',
  'resetSearch',
  'clearSearch',
  'clearInteraction',
  'writeRecord',
  'writeScratchPad',
  'moveScratchPad',
  'dismissMessage',
  'dismissBroadcast',
] as const satisfies readonly AgentCommand['command'][];

/** What an agent does in SAP itself: the bridge is not asked. */
export type InteractionCommand = CommandOf<(typeof names)[number]>;

export function isInteractionCommand(command: AgentCommand): command is InteractionCommand {
  return (names as readonly string[]).includes(command.command);
}

/** Carries out what concerns the interaction alone (ui.md 3, 9). */
export function interactionCommand(command: InteractionCommand, context: CommandContext): Outcome {
  const { dispatch, state, directory } = context;
  switch (command.command) {
    case 'newSession':
      if (!canOpenManually(state())) {
        return refused(
          'open a session',
          'one of the six stays free for incoming work. End an interaction first.',
        );
      }
      dispatch({ kind: 'sessionOpened' });
      return done;
    case 'dismissMessage':
      dispatch({ kind: 'messageDismissed', messageId: command.messageId });
      return done;
    case 'dismissBroadcast':
      dispatch({ kind: 'broadcastDismissed', broadcastId: command.broadcastId });
      return done;
    default:
      break;
  }
  const session = chosenSession(command.sessionId, state());
  if ('kind' in session) return session;
  const { sessionId } = session;
  switch (command.command) {
    case 'activateSession':
      dispatch({ kind: 'sessionActivated', sessionId });
      return done;
    case 'closeSession':
      if (!isIdle(session)) return refused('close the session', 'its interaction is open. End it first.');
      dispatch({ kind: 'sessionClosed', sessionId });
      return done;
    case 'showPage':
      dispatch({ kind: 'pageShown', sessionId, page: command.page });
      return done;
    case 'searchAccounts': {
      const { criteria } = command;
      dispatch({ kind: 'accountsFound', sessionId, criteria, results: directory.search(criteria) });
      return done;
    }
    case 'confirmAccount': {
      const found = directory.find(command.accountId);
      if (!found) {
        const message = `Failed to confirm account ${command.accountId}: the directory has none of this id. Search again.`;
        return { kind: 'notFound', message };
      }
      const { alerts: _, ...account } = found;
      dispatch({ kind: 'accountConfirmed', sessionId, account });
      return done;
    }
    case 'resetSearch':
      if (session.account) return refused('reset', 'the account is confirmed. Clear the interaction first.');
      dispatch({ kind: 'searchCleared', sessionId, isReset: true });
      return done;
    case 'clearSearch':
      dispatch({ kind: 'searchCleared', sessionId, isReset: false });
      return done;
    case 'clearInteraction':
      dispatch({ kind: 'interactionCleared', sessionId });
      return done;
    case 'writeRecord': {
      if (!session.record)
        return refused('write the record', 'no interaction is open. Accept or confirm first.');
      const { notes, reason } = command;
      dispatch({
        kind: 'recordWritten',
        sessionId,
        ...(notes !== undefined && { notes }),
        ...(reason !== undefined && { reason }),
      });
      return done;
    }
    case 'writeScratchPad':
      dispatch({ kind: 'scratchPadWritten', sessionId, text: command.text });
      return done;
    case 'moveScratchPad':
      if (!session.record)
        return refused('move the notes', 'no interaction is open. Accept or confirm first.');
      dispatch({ kind: 'scratchPadMoved', sessionId });
      return done;
    default:
      return assertNever(command);
  }
}
