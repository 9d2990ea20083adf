import { assertNever } from '../core/assert-never.ts';
import type { AgentSession } from '../core/cic-port.ts';
import type { CicCommand } from '../core/effect.ts';

/** A command that an open session can carry out. */
export type SessionCommand = Exclude<CicCommand, { readonly kind: 'logOn' | 'logOff' }>;

/** Asks CIC for one command; resolves to the interaction id where the command made a call. */
export async function carryOut(session: AgentSession, command: SessionCommand): Promise<string | undefined> {
  switch (command.kind) {
    case 'createCall':
      return session.createCall(command.target, command.attributes);
    case 'pickup':
      await session.pickup(command.callId);
      return undefined;
    case 'hold':
      await session.hold(command.callId, true);
      return undefined;
    case 'disconnect':
      await session.disconnect(command.callId);
      return undefined;
    case 'sendToVoicemail':
      await session.sendToVoicemail(command.callId);
      return undefined;
    case 'transferToWorkgroup':
      await session.transferToWorkgroup(command.callId, command.workgroup);
      return undefined;
    case 'writeAttributes':
      await session.writeAttributes(command.callId, command.attributes);
      return undefined;
    case 'setStatus':
      await session.setStatus(command.statusId);
      return undefined;
    default:
      return assertNever(command);
  }
}
