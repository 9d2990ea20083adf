import { type AttributeSet, attributeRecord, mergeAttributes } from './attribute-set.ts';
import type { Attributes, QueueContents } from './message.ts';

/** What one message did to a queue. */
export type QueueChange =
  /** The whole content, after a full message. */
  | { readonly kind: 'read'; readonly interactions: ReadonlyMap<string, AttributeSet> }
  | { readonly kind: 'observed'; readonly id: string; readonly attributes: AttributeSet }
  /** With the attributes that it had last. */
  | { readonly kind: 'removed'; readonly id: string; readonly attributes: AttributeSet }
  /** Changed, but never added: read it from CIC and hand the answer to `resolve`. */
  | { readonly kind: 'unknown'; readonly id: string; readonly ticket: number };

/** What CIC holds in one queue, kept current by its messages (icws.md 4, 6). */
export interface QueueCache {
  readonly interactions: ReadonlyMap<string, AttributeSet>;
  /** Changes in CIC's order. */
  apply(message: QueueContents): readonly QueueChange[];
  /** The answer to an `unknown`; undefined attributes where CIC has no such interaction. */
  resolve(ticket: number, id: string, attributes: Attributes | undefined): readonly QueueChange[];
  /** All attributes of an interaction as they were read just now, whatever the messages said before. */
  reread(id: string, attributes: Attributes): readonly QueueChange[];
  /** CIC has no such interaction, though no message removed it. */
  drop(id: string): readonly QueueChange[];
}

export function createQueueCache(): QueueCache {
  const interactions = new Map<string, AttributeSet>();
  /** Asked for, not yet answered; changes that came meanwhile are laid over the answer. */
  const asked = new Map<string, { readonly ticket: number; readonly changes: AttributeSet }>();
  let tickets = 0;

  function add(id: string, attributes: AttributeSet): QueueChange {
    asked.delete(id);
    interactions.set(id, attributes);
    return { kind: 'observed', id, attributes };
  }

  function change(id: string, changes: Attributes): QueueChange | undefined {
    const known = interactions.get(id);
    if (known) return add(id, mergeAttributes(known, changes));
    const pending = asked.get(id);
    const ticket = pending?.ticket ?? ++tickets;
    asked.set(id, { ticket, changes: mergeAttributes(pending?.changes, changes) });
    return pending ? undefined : { kind: 'unknown', id, ticket };
  }

  function remove(id: string): QueueChange | undefined {
    asked.delete(id);
    const attributes = interactions.get(id);
    interactions.delete(id);
    return attributes && { kind: 'removed', id, attributes };
  }

  return {
    interactions,
    apply({ isDelta, added, changed, removed }) {
      if (!isDelta) {
        interactions.clear();
        asked.clear();
      }
      // The order in which one message has to be read (icws.md 6).
      const changes = [
        ...added.map(({ interactionId, attributes }) =>
          add(interactionId, mergeAttributes(undefined, attributes)),
        ),
        ...changed.map(({ interactionId, attributes }) => change(interactionId, attributes)),
        ...removed.map(remove),
      ].filter((one) => one !== undefined);
      if (isDelta) return changes;
      const unknown = changes.filter(({ kind }) => kind === 'unknown');
      return [{ kind: 'read', interactions: new Map(interactions) }, ...unknown];
    },
    resolve(ticket, id, attributes) {
      const pending = asked.get(id);
      if (pending?.ticket !== ticket) return [];
      asked.delete(id);
      if (!attributes) return [];
      const read = mergeAttributes(undefined, attributes);
      return [add(id, mergeAttributes(read, attributeRecord(pending.changes)))];
    },
    reread: (id, attributes) => [add(id, mergeAttributes(undefined, attributes))],
    drop(id) {
      const change = remove(id);
      return change ? [change] : [];
    },
  };
}
