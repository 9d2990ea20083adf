import { z } from 'zod';
import type { LivePbx } from '../../live-pbx.ts';
import { type Interaction, isConferenceMember } from '../../pbx/interaction.ts';
import { type QueueKey, queuesOf } from '../../pbx/queue-key.ts';
import type { UserProfile } from '../../pbx/world.ts';
import { selectAttributes } from '../attribute-selection.ts';
import type { IcwsMessage } from '../message.ts';
import { findQueue, mayWatchQueue } from '../rights.ts';
import type { Subscription } from '../subscription.ts';
import { attributeNamesSchema, queueIdSchema } from '../wire.ts';

export const queueSubscriptionSchema = z.object({
  queueIds: z.array(queueIdSchema).min(1),
  attributeNames: attributeNamesSchema,
});

type Parameters = z.output<typeof queueSubscriptionSchema>;

/** Contents of some queues as one list: an interaction that lies in two of them is told once (icws.md 6). */
export function queueSubscription(
  pbx: LivePbx,
  user: UserProfile,
  subscriptionId: string,
  { queueIds, attributeNames }: Parameters,
): Subscription {
  const { directory } = pbx;
  const stations = pbx.view.users.get(user.id)?.stations ?? [];
  const refused: string[] = [];
  const keys = new Set<QueueKey>();
  for (const id of queueIds) {
    const key = findQueue(directory, id);
    if (key && mayWatchQueue(directory, user, key, stations)) keys.add(key);
    else refused.push(id.queueName);
  }
  const selection = selectAttributes(attributeNames, directory);
  const isListed = (interaction: Interaction | undefined) =>
    queuesOf(interaction).some((key) => keys.has(key));

  function contents(isDelta: boolean, what: Readonly<Record<string, unknown>>): IcwsMessage {
    return { __type: 'urn:inin.com:queues:queueContentsMessage', isDelta, subscriptionId, ...what };
  }

  function added(interaction: Interaction): Readonly<Record<string, unknown>> {
    const { id, conference } = interaction;
    return {
      interactionId: id,
      attributes: selection.withValue(interaction),
      ...(isConferenceMember(interaction) && { conferenceParentId: conference?.id }),
    };
  }

  function present(): readonly Interaction[] {
    const ids = new Set([...keys].flatMap((key) => [...(pbx.view.queues.get(key) ?? [])]));
    return [...ids].flatMap((id) => pbx.view.interactions.get(id) ?? []);
  }

  return {
    topics: [...keys].map((key) => `queue:${key}` as const),
    snapshot() {
      const list = contents(false, { interactionsAdded: present().map(added) });
      return refused.length === 0 ? [list] : [list, faulted(subscriptionId, refused)];
    },
    tell(change) {
      if (change.kind !== 'interaction') return undefined;
      const { before, after } = change;
      if (after && isListed(after)) {
        if (!before || !isListed(before)) return contents(true, { interactionsAdded: [added(after)] });
        // only an entry can name its parent: a call that joins or leaves a conference is told anew (icws.md 7.6)
        if (isConferenceMember(before) !== isConferenceMember(after)) {
          return [
            contents(true, { interactionsRemoved: [after.id] }),
            contents(true, { interactionsAdded: [added(after)] }),
          ];
        }
        const attributes = selection.changed(before, after);
        return (
          attributes && contents(true, { interactionsChanged: [{ interactionId: after.id, attributes }] })
        );
      }
      return before && isListed(before) ? contents(true, { interactionsRemoved: [before.id] }) : undefined;
    },
  };
}

/** Missing rights do not fail the request, they show up as a message (icws.md 6). */
function faulted(subscriptionId: string, queueNames: readonly string[]): IcwsMessage {
  return {
    __type: 'urn:inin.com:queues:queueSubscriptionStateMessage',
    isDelta: false,
    subscriptionId,
    state: 3,
    error: {
      errorId: 'error.request.accessDenied',
      message: `No such queue, or no right to view it: ${queueNames.join(', ')}.`,
    },
  };
}
