import type { AgentSnapshot, Agents } from '../../core/agents-port.ts';
import { BridgeError } from '../../core/bridge-error.ts';
import type { Item } from '../../core/item.ts';
import type { IciCall } from '../catalogue/catalogue.ts';
import { actingUser } from './acting-user.ts';

type Kind = Item['kind'];

/** An item of one kind, and the agent who has it. */
export interface Found<K extends Kind> {
  readonly snapshot: AgentSnapshot;
  readonly item: Extract<Item, { readonly kind: K }>;
}

const nouns: Readonly<Record<Kind, string>> = {
  phoneCall: 'a phone call',
  chat: 'a chat',
  action: 'an action item',
  message: 'a message',
};

const services: Readonly<Record<Kind, string>> = {
  phoneCall: 'IciPhoneCall',
  chat: 'IciChat',
  action: 'IciAction',
  message: 'IciMessage',
};

/**
 * Finds an item of the service's own kind, which the acting user must have. Throws `unknownItem`, also for
 * an item of another kind, and `notAuthorized`.
 */
export function findItem<K extends Kind>(
  agents: Agents,
  kind: K,
  itemId: string,
  userId: string | undefined,
  call: IciCall,
): Found<K> {
  const { snapshot, item } = agents.find(itemId, actingUser(userId, call));
  if (isOfKind(item, kind)) return { snapshot, item };
  throw new BridgeError(
    'unknownItem',
    `Failed to find ${nouns[kind]}: ${itemId} is ${nouns[item.kind]}. Ask ${services[item.kind]}, or IciItem, which takes all kinds.`,
  );
}

function isOfKind<K extends Kind>(item: Item, kind: K): item is Extract<Item, { readonly kind: K }> {
  return item.kind === kind;
}
