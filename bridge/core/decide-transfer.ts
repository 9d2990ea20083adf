import type { AgentRules } from './agent.ts';
import type { Destination, DestinationCommand, ItemCommand } from './agent-command.ts';
import { allow, type Decision, nameOf, type Refusal, refuse } from './decision.ts';
import type { CicCommand } from './effect.ts';
import type { Item } from './item.ts';
import { dataAttributes, mergedData } from './item-data.ts';
import { isDialable } from './leg-of.ts';
import { ownAttributes } from './own-attributes.ts';

type Reroute = Extract<ItemCommand, { readonly kind: 'reroute' }>;

/** Gives an item away, and with it its attached data (G42). */
export function decideTransfer(item: Item, command: DestinationCommand): Decision | Refusal {
  const destination = reachable(item, command, command.destination);
  if (destination.kind === 'refused') return destination;
  return allow([...carryData(item, command.attachedData), transferOf(item, destination)], forwarded(item));
}

/** Gives an item back to routing, to a place that SAP names or to where it came from. */
export function decideReroute(item: Item, command: Reroute): Decision | Refusal {
  const back: Destination = { kind: 'queue', value: item.workgroup };
  const destination = reachable(item, command, command.destination ?? back);
  if (destination.kind === 'refused') return destination;
  // Whoever gets it next begins to count anew (ici.md 10.1).
  const attributes = { [ownAttributes.rerouteReason]: command.reason, [ownAttributes.rejects]: '' };
  const { interactionId } = item;
  return allow(
    [
      { kind: 'writeAttributes', interactionId, attributes: { ...attributes, ...changedData(item, '') } },
      transferOf(item, destination),
    ],
    forwarded(item),
  );
}

/** Holds the call and calls a third party, who sees the data of the first call already (G42). */
export function decideConsult(
  item: Item,
  command: DestinationCommand,
  rules: AgentRules,
): Decision | Refusal {
  const destination = reachable(item, command, command.destination);
  if (destination.kind === 'refused') return destination;
  const first = rules.flags.copyAttachedDataOnConsult ? item : { ...item, attachedData: '', sapData: '' };
  const attributes = {
    [ownAttributes.consultFor]: item.interactionId,
    ...dataAttributes(mergedData(first, command.attachedData)),
  };
  const { interactionId } = item;
  // What SAP sends now also belongs to the customer's call, which is what a transfer leaves at the far end.
  const carried = command.attachedData === '' ? [] : carryData(item, command.attachedData);
  return allow([...carried, { kind: 'consult', interactionId, destination, attributes }]);
}

/** Asks a colleague into a chat. */
export function decideInvite(item: Item, command: DestinationCommand): Decision | Refusal {
  const destination = reachable(item, command, command.destination);
  if (destination.kind === 'refused') return destination;
  const { interactionId } = item;
  return allow([...carryData(item, command.attachedData), { kind: 'invite', interactionId, destination }]);
}

function transferOf({ interactionId }: Item, destination: Destination): CicCommand {
  return { kind: 'transfer', interactionId, destination };
}

function forwarded({ interactionId }: Item): Decision['events'] {
  return [{ kind: 'itemForwarded', interactionId }];
}

function carryData(item: Item, document: string): readonly CicCommand[] {
  const attributes = changedData(item, document);
  if (Object.keys(attributes).length === 0) return [];
  return [{ kind: 'writeAttributes', interactionId: item.interactionId, attributes }];
}

/** Only what CIC does not keep already. */
function changedData(item: Item, document: string): Readonly<Record<string, string>> {
  const merged = mergedData(item, document);
  return merged === item.sapData ? {} : dataAttributes(merged);
}

function reachable(item: Item, command: ItemCommand, destination: Destination): Destination | Refusal {
  const value = destination.value.trim();
  const isCall = item.kind === 'phoneCall' && item.medium === 'call';
  if (destination.kind === 'phone' && !isCall) {
    return refuse(
      'badAddress',
      `Failed to ${nameOf(command)}: ${item.itemId} is no call, and no telephone number can take it. Name a user or a queue.`,
    );
  }
  if (destination.kind === 'email') {
    return refuse(
      'badAddress',
      `Failed to ${nameOf(command)}: CIC cannot give an item to a mail address. Name a number, a user or a queue.`,
    );
  }
  if (destination.kind === 'phone' ? isDialable(value) : value !== '') return { ...destination, value };
  return refuse(
    'badAddress',
    `Failed to ${nameOf(command)}: ${JSON.stringify(destination.value)} is no ${destination.kind}. Send another address.`,
  );
}
