import type { PbxChange } from '../pbx/change.ts';
import { type Interaction, isEnded } from '../pbx/interaction.ts';
import { failure } from './failure.ts';
import type { IcwsReply } from './reply.ts';

/** `callMadeStage`: how far a call has to get before its creation is answered (icws.md 7.1). */
export type CallMadeStage = 0 | 1 | 2 | 3;

/** Requests that wait for a call to get somewhere. */
export interface CallProgress {
  /** `reply` once the call has come as far as `stage`; at once where it has. */
  reached(call: Interaction | undefined, stage: CallMadeStage, reply: IcwsReply): IcwsReply;
  /** Notes a change of the switch. */
  note(change: PbxChange): void;
  /** Gives up on all calls. */
  reset(): void;
}

interface Waiting {
  readonly stage: CallMadeStage;
  readonly reply: IcwsReply;
  readonly send: (reply: IcwsReply) => void;
}

// what a consult that fails while its request waits was seen to answer (icws.md 2.2)
const cancelled = failure(500, 'error.server.telephony', 'The telephony command was canceled.');

export function createCallProgress(): CallProgress {
  const waiting = new Map<string, Waiting[]>();

  return {
    reached(call, stage, reply) {
      if (!call || hasReached(call, stage)) return reply;
      return {
        ...reply,
        later: (send) => {
          waiting.set(call.id, [...(waiting.get(call.id) ?? []), { stage, reply, send }]);
        },
      };
    },
    note({ kind, before, after }) {
      if (kind !== 'interaction') return;
      const id = after?.id ?? before?.id ?? '';
      const own = waiting.get(id);
      if (!own) return;
      const isOver = !after || isEnded(after);
      const rest = own.filter(({ stage }) => !isOver && !hasReached(after, stage));
      if (rest.length === 0) waiting.delete(id);
      else waiting.set(id, rest);
      for (const each of own) if (!rest.includes(each)) each.send(isOver ? cancelled : each.reply);
    },
    reset() {
      const own = [...waiting.values()].flat();
      waiting.clear();
      for (const { send } of own) send(cancelled);
    },
  };
}

/** Allocated as soon as it exists, started once it is dialled, completed once somebody has answered. */
function hasReached(call: Interaction, stage: CallMadeStage): boolean {
  if (stage <= 1) return true;
  if (stage === 2) return call.stateText !== 'Initializing';
  return call.state !== 'S' && call.state !== 'R';
}
