import type { Agent, AgentRules } from '../core/agent.ts';
import type { Clock, Timer } from '../core/clock.ts';
import { isWrapUpAsked } from '../core/wrap-up.ts';

/** Ends wrap-up that the bridge asked for once its time is over (flag `wrapUpSeconds`). */
export interface WrapUpTimers {
  /** Starts and stops timers for what the agent wraps up now. */
  follow(agent: Agent): void;
  close(): void;
}

export function createWrapUpTimers(
  clock: Clock,
  rules: AgentRules,
  onDue: (itemId: string) => void,
): WrapUpTimers {
  const timers = new Map<string, Timer>();
  return {
    follow(agent) {
      const { wrapUpSeconds } = rules.flags;
      const wrapping = agent.items.filter(
        (item) => item.processing === 'wrapUp' && isWrapUpAsked(item, rules) && wrapUpSeconds > 0,
      );
      for (const [itemId, timer] of timers) {
        if (wrapping.some((item) => item.itemId === itemId)) continue;
        timer.cancel();
        timers.delete(itemId);
      }
      for (const { itemId } of wrapping) {
        if (timers.has(itemId)) continue;
        timers.set(
          itemId,
          clock.after(wrapUpSeconds * 1000, () => onDue(itemId)),
        );
      }
    },
    close() {
      for (const timer of timers.values()) timer.cancel();
      timers.clear();
    },
  };
}
