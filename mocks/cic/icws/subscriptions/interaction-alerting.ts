import { z } from 'zod';
import type { LivePbx } from '../../live-pbx.ts';
import { attributesOf } from '../../pbx/attributes.ts';
import type { Interaction } from '../../pbx/interaction.ts';
import { queueKey, queueTypes } from '../../pbx/queue-key.ts';
import { selectAttributes } from '../attribute-selection.ts';
import type { IcwsMessage } from '../message.ts';
import type { Subscription } from '../subscription.ts';

export const alertingSchema = z.object({ attributeNames: z.array(z.string().min(1)).optional() });

const alertTypes = { user: 1, acdUser: 5 } as const;
const alertActions = { start: 1, stop: 2 } as const;

/** What starts and stops ringing at the session's user; each message lists only what it concerns (icws.md 7.7). */
export function alertingSubscription(
  pbx: LivePbx,
  userId: string,
  { attributeNames }: z.output<typeof alertingSchema>,
): Subscription {
  const selection = attributeNames && selectAttributes(attributeNames, pbx.directory);
  const queue = queueKey(queueTypes.user, userId);
  const isAlerting = (interaction: Interaction | undefined) =>
    interaction?.state === 'A' && interaction.userId === userId;

  function details(interaction: Interaction, alertAction: number): Readonly<Record<string, unknown>> {
    const objectType = attributesOf(interaction, pbx.directory).get('eic_objecttype')?.value;
    return {
      interactionId: interaction.id,
      interactionType: objectType,
      name: interaction.remote.name,
      address: interaction.remote.address,
      alertType: interaction.isAcd ? alertTypes.acdUser : alertTypes.user,
      alertAction,
      autoAnswer: false,
      ...(selection && { attributes: selection.withValue(interaction) }),
    };
  }

  function message(isDelta: boolean, alertingInteractionDetails: readonly unknown[]): IcwsMessage {
    return {
      __type: 'urn:inin.com:interactions:interactionAlertingMessage',
      isDelta,
      alertingInteractionDetails,
    };
  }

  return {
    topics: [`queue:${queue}`],
    snapshot() {
      const ids = [...(pbx.view.queues.get(queue) ?? [])];
      const alerting = ids.flatMap((id) => pbx.view.interactions.get(id) ?? []).filter(isAlerting);
      return [
        message(
          false,
          alerting.map((each) => details(each, alertActions.start)),
        ),
      ];
    },
    tell(change) {
      if (change.kind !== 'interaction') return undefined;
      const { before, after } = change;
      const was = isAlerting(before);
      const is = isAlerting(after);
      if (was === is) return undefined;
      if (after && is) return message(true, [details(after, alertActions.start)]);
      return before && message(true, [details(before, alertActions.stop)]);
    },
  };
}
