import type { Item } from './item.ts';
import type { KeptAgent } from './kept-agent.ts';

/** Keeps what SAP was told of each agent, so that a restarted bridge can tell it what changed since. */
export interface ToldStore {
  /** Undefined where nothing is kept of the agent. */
  of(userId: string): KeptAgent | undefined;
  /** Everything but the items. */
  saveAgent(userId: string, agent: Omit<KeptAgent, 'items'>): void;
  /** The one of the same id is replaced. */
  saveItem(userId: string, item: Item): void;
  removeItem(userId: string, itemId: string): void;
  /** Of the agent and all their items. */
  remove(userId: string): void;
}
