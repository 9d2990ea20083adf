import type { Agent, AgentRules } from '../core/agent.ts';
import type { Clock, Timer } from '../core/clock.ts';
import type { Item } from '../core/item.ts';
import { isLeaving, isWrapUpAsked } from '../core/wrap-up.ts';

/** What is to happen to an item after a while, unless the item changes before. */
export interface WrapUpTimers {
  /** Starts and stops timers for what the agent has now. */
  follow(agent: Agent): void;
  close(): void;
}

export interface DueItems {
  /** The wrap-up that the bridge asked for is over (flag `wrapUpSeconds`). */
  wrapUpOver(item: Item): void;
  /** CIC put the agent into no wrap-up for an item that went elsewhere or was ended early. */
  left(interactionId: string): void;
}

/** How long CIC may take to put the agent into wrap-up after it took an item out of the queue. */
const leavingMs = 1_500;

/** How long it may take where nothing waits for it: SAP's agent has ended the item. */
const endedEarlyMs = 5_000;

export function createWrapUpTimers(clock: Clock, rules: AgentRules, due: DueItems): WrapUpTimers {
  const timers = new Map<string, Timer>();

  function keep(key: string, isOn: boolean, milliseconds: number, onDue: () => void): void {
    if (isOn && !timers.has(key)) timers.set(key, clock.after(milliseconds, onDue));
  }

  return {
    follow({ items, endedEarly }) {
      const { wrapUpSeconds } = rules.flags;
      const isWrapping = (item: Item) =>
        wrapUpSeconds > 0 && item.processing === 'wrapUp' && isWrapUpAsked(item, rules);
      const wanted = new Set([
        ...endedEarly.map((id) => `early ${id}`),
        ...items.flatMap((item) => [
          ...(isWrapping(item) ? [`wrapUp ${item.itemId}`] : []),
          ...(isLeaving(item) ? [`left ${item.itemId}`] : []),
        ]),
      ]);
      for (const [key, timer] of timers) {
        if (wanted.has(key)) continue;
        timer.cancel();
        timers.delete(key);
      }
      for (const item of items) {
        keep(`wrapUp ${item.itemId}`, isWrapping(item), wrapUpSeconds * 1000, () => due.wrapUpOver(item));
        keep(`left ${item.itemId}`, isLeaving(item), leavingMs, () => due.left(item.interactionId));
      }
      for (const id of endedEarly) keep(`early ${id}`, true, endedEarlyMs, () => due.left(id));
    },
    close() {
      for (const timer of timers.values()) timer.cancel();
      timers.clear();
    },
  };
}
