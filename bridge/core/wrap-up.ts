import type { Agent, AgentRules } from './agent.ts';
import type { CicCommand } from './effect.ts';
import { type Item, isLive, isOutgoingMail, type ProcessingState } from './item.ts';
import { type CicStatus, fixedWorkModes, statusOf, statusWithoutAcd } from './work-mode.ts';

// Wrap-up is CIC's, by its status (G18); SAP may ask for it or do without (ici.md 6.2).

/** True for CIC's own wrap-up status and for the one that the site names for it. */
export function isWrapUpStatus(status: CicStatus | undefined, rules: AgentRules): boolean {
  if (!status) return false;
  return status.isAfterCallWork || status.statusId.toLowerCase() === rules.wrapUpStatus?.toLowerCase();
}

/** True while the agent has something to wrap up, be it CIC or SAP that wants it. */
export function isWrappingUp(agent: Agent, rules: AgentRules): boolean {
  return isWrapUpStatus(agent.status, rules) || agent.items.some((item) => item.processing === 'wrapUp');
}

/** The call to a third party has none of its own, nor has work of SAP (ici.md 6.2). */
function hasWrapUp(item: Item): boolean {
  return item.kind !== 'action' && !(item.kind === 'phoneCall' && item.isConsultation);
}

/** True where SAP or the site wants wrap-up after the item, whatever CIC does. */
export function isWrapUpAsked(item: Item, rules: AgentRules): boolean {
  if (!hasWrapUp(item)) return false;
  return item.isWrapUpRequired ?? (rules.flags.requireWrapUp && item.kind !== 'message');
}

/** What becomes of an item that the agent had accepted and that has just ended. */
export function processingAfterEnd(agent: Agent, item: Item, rules: AgentRules): ProcessingState {
  if (isWrapUpAsked(item, rules)) return 'wrapUp';
  // CIC has sent it, and there is nothing left to end.
  if (isOutgoingMail(item) && item.workgroup === '') return finished(item).processing;
  const isSkipped = item.isWrapUpRequired === false || !hasWrapUp(item);
  return isWrapUpStatus(agent.status, rules) && !isSkipped ? 'wrapUp' : 'accepted';
}

/** True of an item that goes on elsewhere, for as long as CIC may still put the agent into wrap-up for it (G18). */
export function isLeaving(item: Item): boolean {
  return item.isGone && item.processing === 'accepted';
}

/** What becomes of an item that left the agent's queue while the agent had it in hand. */
export function processingAfterGiving(agent: Agent, item: Item, rules: AgentRules): ProcessingState {
  if (isWrapUpAsked(item, rules)) return 'wrapUp';
  const mayHaveWrapUp = item.workgroup !== '' && hasWrapUp(item) && item.isWrapUpRequired !== false;
  if (!mayHaveWrapUp) return finished(item).processing;
  // CIC's status may come after its queue.
  return isWrapUpStatus(agent.status, rules) ? 'wrapUp' : 'accepted';
}

/** Notes that SAP's agent ended an item before CIC's wrap-up, which only work of ACD has. */
export function noteEarlyEnd(agent: Agent, interactionId: string, rules: AgentRules): Agent {
  const item = agent.items.find((other) => other.interactionId === interactionId);
  const mayHaveWrapUp = item && !isLive(item) && item.processing === 'accepted' && item.workgroup !== '';
  if (!mayHaveWrapUp || isWrapUpStatus(agent.status, rules)) return agent;
  return { ...agent, endedEarly: [...agent.endedEarly, interactionId] };
}

/** CIC's wrap-up for an item that was ended early is no longer to be expected. */
export function forgetEarlyEnd(agent: Agent, interactionId: string): Agent {
  if (!agent.endedEarly.includes(interactionId)) return agent;
  return { ...agent, endedEarly: agent.endedEarly.filter((id) => id !== interactionId) };
}

/** How an item is done with: who gave it away did not complete it. */
export function finished(item: Item): Item {
  return { ...item, processing: item.isForwarded ? 'forwarded' : 'completed' };
}

/** Takes over CIC's status, and with it the beginning and the end of wrap-up. */
export function observeStatus(agent: Agent, status: CicStatus, rules: AgentRules): Agent {
  const is = isWrapUpStatus(status, rules);
  const was = isWrapUpStatus(agent.status, rules);
  const isOtherStatus = agent.status !== undefined && agent.status.statusId !== status.statusId;
  const items = agent.items.map((item): Item => {
    const isFinished = !isLive(item) && item.processing === 'accepted';
    if (is && isFinished)
      return { ...item, processing: processingAfterEnd({ ...agent, status }, item, rules) };
    // What the bridge alone keeps in wrap-up ends with any other status that the agent takes.
    const isLeft = !is && (was || isOtherStatus);
    return isLeft && item.processing === 'wrapUp' ? finished(item) : item;
  });
  const statusBeforeWrapUp = !is ? undefined : was ? agent.statusBeforeWrapUp : agent.status?.statusId;
  return { ...agent, status, statusBeforeWrapUp, items, ...(is && { endedEarly: [] }) };
}

/** The status in which the agent was before wrap-up. */
export function statusAfterWrapUp(agent: Agent, rules: AgentRules): string {
  const notReady = rules.workModes.find((mode) => mode.id === fixedWorkModes.notReady);
  return agent.statusBeforeWrapUp ?? (notReady ? statusOf(notReady) : statusWithoutAcd);
}

/** What the bridge does by itself: begins the wrap-up that SAP asked for, leaves the one SAP wants none of. */
export function wrapUpCommands(before: Agent, after: Agent, rules: AgentRules): readonly CicCommand[] {
  const was = isWrapUpStatus(before.status, rules);
  const is = isWrapUpStatus(after.status, rules);
  const isBegun = after.items.some(
    (item) =>
      item.processing === 'wrapUp' &&
      isWrapUpAsked(item, rules) &&
      before.items.find((other) => other.itemId === item.itemId)?.processing === 'accepted',
  );
  if (isBegun && !is && rules.wrapUpStatus !== undefined) {
    return [{ kind: 'setStatus', statusId: rules.wrapUpStatus }];
  }
  const wasLive = ({ itemId }: Item) =>
    before.items.some((other) => other.itemId === itemId && isLive(other));
  // CIC's status may come before the end of the item or after it.
  const hasEnded = (item: Item) => !isLive(item) && (!was || wasLive(item));
  // SAP's agent has nothing to end the wrap-up of SAP's own work with, and CIC offers nothing until it ends.
  const isUnwanted = (item: Item) => item.isWrapUpRequired === false || item.kind === 'action';
  const wants = after.items.some((item) => item.processing === 'wrapUp');
  const isEndedEarly = !was && before.endedEarly.length > 0;
  const hasUnwanted = after.items.some((item) => hasEnded(item) && isUnwanted(item));
  if (is && !wants && (isEndedEarly || hasUnwanted)) {
    return [{ kind: 'setStatus', statusId: statusAfterWrapUp(after, rules) }];
  }
  return [];
}
