import { z } from 'zod';
import type { Subscription } from '../subscription.ts';

export const handlerNotificationsSchema = z.object({
  headers: z.array(z.object({ objectId: z.string().min(1), eventIds: z.array(z.string().min(1)) })),
});

/** What handlers send under some names, whatever their case (icws.md 11). */
export function handlerNotificationsSubscription({
  headers,
}: z.output<typeof handlerNotificationsSchema>): Subscription {
  const wanted = new Set(
    headers.flatMap(({ objectId, eventIds }) => eventIds.map((eventId) => nameOf(objectId, eventId))),
  );
  const objectIds = new Set(headers.map(({ objectId }) => objectId.toLowerCase()));
  return {
    topics: [...objectIds].map((objectId) => `handlers:${objectId}` as const),
    snapshot: () => [],
    tell(change) {
      if (change.kind !== 'handlerNotification') return undefined;
      const { objectId, eventId, data } = change.notification;
      if (!wanted.has(nameOf(objectId, eventId))) return undefined;
      return {
        __type: 'urn:inin.com:system:handlerSentNotificationMessage',
        isDelta: false,
        objectId,
        eventId,
        data,
      };
    },
  };
}

function nameOf(objectId: string, eventId: string): string {
  return JSON.stringify([objectId.toLowerCase(), eventId.toLowerCase()]);
}
