import type { Destination } from '../core/agent-command.ts';
import { assertNever } from '../core/assert-never.ts';
import { BridgeError } from '../core/bridge-error.ts';
import type { AgentSession, CallTarget } from '../core/cic-port.ts';
import type { CicCommand } from '../core/effect.ts';

/** A command that an open session can carry out. */
export type SessionCommand = Exclude<CicCommand, { readonly kind: 'logOn' | 'logOff' }>;

/** What CIC answered, where it made something. */
export interface CarriedOut {
  /** The interaction that CIC made. */
  readonly callId?: string;
  /** Of a consultation, as CIC wants it back (icws.md 7.5). */
  readonly consultId?: string;
}

const done: CarriedOut = {};

/**
 * Asks CIC for one command.
 *
 * @param consultIdOf of the call to the third party; where it is not known, both ids are equal in practice
 */
export async function carryOut(
  session: AgentSession,
  command: SessionCommand,
  consultIdOf: (consultCallId: string) => string = (id) => id,
): Promise<CarriedOut> {
  switch (command.kind) {
    case 'createCall':
      return { callId: await session.createCall(command.target, command.attributes) };
    case 'callBack':
      return { callId: await session.callBack(command.interactionId, command.target) };
    case 'consult': {
      const target = callTarget(command.destination);
      return session.consult(command.interactionId, target, command.attributes);
    }
    case 'disconnect':
      await disconnect(session, command.interactionId, command.mayBeOver ?? false);
      return done;
    case 'transfer': {
      const { interactionId, destination } = command;
      if (destination.kind === 'queue') await session.transferToWorkgroup(interactionId, destination.value);
      else await session.blindTransfer(interactionId, callTarget(destination));
      return done;
    }
    default:
      await carryOutPlain(session, command, consultIdOf);
      return done;
  }
}

type PlainCommand = Exclude<
  SessionCommand,
  { readonly kind: 'createCall' | 'callBack' | 'consult' | 'disconnect' | 'transfer' }
>;

async function carryOutPlain(
  session: AgentSession,
  command: PlainCommand,
  consultIdOf: (consultCallId: string) => string,
): Promise<unknown> {
  switch (command.kind) {
    case 'pickup':
      return session.pickup(command.interactionId);
    case 'hold':
      return session.hold(command.interactionId, true);
    case 'mute':
      return session.mute(command.interactionId, true);
    case 'unmute':
      return session.mute(command.interactionId, false);
    case 'sendToVoicemail':
      return session.sendToVoicemail(command.interactionId);
    case 'concludeConsult':
      return session.concludeConsult(command.interactionId, consultIdOf(command.consultCallId));
    case 'cancelConsult':
      return session.cancelConsult(command.interactionId, consultIdOf(command.consultCallId));
    case 'conference':
      return session.conference(command.interactionIds);
    case 'addToConference':
      return session.addToConference(command.conferenceId, command.interactionIds);
    case 'invite':
      return session.inviteParty(command.interactionId, command.destination.value);
    case 'sendDigits':
      return session.sendDigits(command.interactionId, command.digits);
    case 'watchChat':
      return session.watchChat(command.interactionId);
    case 'sendChatText':
      return session.sendChatText(command.interactionId, command.text);
    case 'watchCallback':
      return session.watchCallback(command.interactionId);
    case 'completeCallback':
      return session.completeCallback(command.interactionId, command.outcome);
    case 'writeAttributes':
      return session.writeAttributes(command.interactionId, command.attributes);
    case 'setStatus':
      return session.setStatus(command.statusId);
    default:
      return assertNever(command);
  }
}

async function disconnect(session: AgentSession, interactionId: string, mayBeOver: boolean): Promise<void> {
  try {
    await session.disconnect(interactionId);
  } catch (error) {
    const isOver =
      error instanceof BridgeError && (error.code === 'unknownItem' || error.code === 'notAllowedInState');
    if (!mayBeOver || !isOver) throw error;
  }
}

function callTarget({ kind, value }: Destination): CallTarget {
  switch (kind) {
    case 'phone':
      return { kind: 'number', number: value };
    case 'user':
      return { kind: 'user', userId: value };
    case 'queue':
      return { kind: 'workgroup', workgroup: value };
    case 'email':
      throw new BridgeError(
        'badAddress',
        `Failed to reach ${value}: CIC cannot give an item to a mail address. Name a number, a user or a queue.`,
      );
    default:
      return assertNever(kind);
  }
}
