import type { AgentEvent, ItemEvent } from './advance.ts';
import type { AgentCommand } from './agent-command.ts';
import { assertNever } from './assert-never.ts';
import { BridgeError } from './bridge-error.ts';
import type { CicCommand } from './effect.ts';
import type { ErrorName } from './error-codes.ts';

/** Why a command is not carried out; it becomes a SOAP fault. */
export interface Refusal {
  readonly kind: 'refused';
  readonly code: ErrorName;
  readonly message: string;
}

/** What has to be asked of CIC, and what the agent's machine learns. */
export interface Decision {
  readonly kind: 'allowed';
  readonly commands: readonly CicCommand[];
  /** Learnt before CIC is asked, as its messages may overtake its reply. */
  readonly events: readonly ItemEvent[];
  /** Learnt once CIC took all commands. */
  readonly afterwards: readonly Extract<AgentEvent, { readonly kind: 'workModeSet' }>[];
}

export function allow(
  commands: readonly CicCommand[],
  events: Decision['events'] = [],
  afterwards: Decision['afterwards'] = [],
): Decision {
  return { kind: 'allowed', commands, events, afterwards };
}

export function refuse(code: ErrorName, message: string): Refusal {
  return { kind: 'refused', code, message };
}

/** Turns a refusal into the error that the edge writes as a fault. */
export function refusalError(refusal: Refusal): BridgeError {
  return new BridgeError(refusal.code, refusal.message, { retryable: refusal.code === 'cicUnavailable' });
}

/** What follows "Failed to" for a command. */
export function nameOf(command: AgentCommand): string {
  switch (command.kind) {
    case 'accept':
    case 'reject':
    case 'drop':
    case 'hold':
    case 'retrieve':
    case 'mute':
    case 'unmute':
    case 'complete':
    case 'end':
    case 'deflect':
    case 'forward':
    case 'reroute':
      return `${command.kind} the item`;
    case 'chatLeave':
      return 'leave the chat';
    case 'chatInvite':
      return 'invite somebody into the chat';
    case 'chatPost':
      return 'post a line';
    case 'wrapUpEnded':
      return 'end the wrap-up';
    case 'wrapUpRequired':
      return command.required ? 'ask for wrap-up' : 'do without wrap-up';
    case 'setAttachedData':
      return 'set attached data';
    case 'consult':
      return 'consult';
    case 'blindTransfer':
      return 'transfer the call';
    case 'toggle':
      return 'toggle between the calls';
    case 'warmTransfer':
      return 'complete the transfer';
    case 'conference':
      return 'join the calls';
    case 'reconnect':
      return 'go back to the first call';
    case 'dropParticipant':
      return 'drop a participant';
    case 'sendDtmf':
      return 'send digits';
    case 'setRead':
      return 'mark the message as read';
    case 'setAnswered':
      return 'mark the message as answered';
    case 'dial':
      return 'dial';
    case 'setWorkMode':
      return 'set the work mode';
    default:
      return assertNever(command);
  }
}
