import type { Agent, AgentRules } from './agent.ts';
import { allow, type Decision } from './decision.ts';
import type { CicCommand } from './effect.ts';
import type { Item } from './item.ts';
import { ownAttributes } from './own-attributes.ts';
import { statusOf } from './work-mode.ts';

const standardMaxRejects = 10;

/**
 * ICWS has no reject. A direct call goes to the agent's voice mail; an ACD item goes back to its workgroup,
 * after the agent was made unavailable so that ACD does not offer it to them again (G31, G32).
 */
export function decideReject(agent: Agent, item: Item, rules: AgentRules): Decision {
  const { interactionId, workgroup } = item;
  const events = [{ kind: 'itemGivenUp', interactionId }] as const;
  const disconnect: CicCommand = { kind: 'disconnect', interactionId };
  if (workgroup === '') {
    const isCall = item.kind === 'phoneCall' && item.medium === 'call';
    const hasVoicemail = isCall && rules.flags.rejectLocalToVoicemail;
    return allow([hasVoicemail ? { kind: 'sendToVoicemail', interactionId } : disconnect], events);
  }
  const mode = rules.workModes.find((other) => other.id === rules.rejectWorkMode);
  const status: readonly CicCommand[] =
    mode && agent.status?.isAcd ? [{ kind: 'setStatus', statusId: statusOf(mode) }] : [];
  if (!rules.flags.rejectToQueue) return allow([...status, disconnect], events);

  const rejects = item.rejects + 1;
  const isTooOften = rejects > (rules.maxRejects ?? standardMaxRejects);
  const to = isTooOften ? rules.overflowWorkgroup : workgroup;
  // Without a place to go it rings until CIC's own time-out takes it away (ici.md 6.1, 4).
  if (to === undefined) return allow(status, events);
  const count: CicCommand = {
    kind: 'writeAttributes',
    interactionId,
    attributes: { [ownAttributes.rejects]: isTooOften ? '' : String(rejects) },
  };
  const transfer: CicCommand = {
    kind: 'transfer',
    interactionId,
    destination: { kind: 'queue', value: to },
  };
  return allow([count, ...status, transfer], events);
}
