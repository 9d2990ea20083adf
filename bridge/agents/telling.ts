import { assertNever } from '../core/assert-never.ts';
import type { Presenter } from '../ici/handlers/present.ts';
import { type Dialect, textElement } from '../ici/index.ts';
import type { EventSender, OutgoingEvent } from '../sap/index.ts';
import type { SeatTelling } from './subscription.ts';

/** Turns what a seat has to say into events in the words of the dialect, and queues them for SAP. */
export function createTelling(sender: EventSender, present: Presenter, dialect: Dialect): SeatTelling {
  return {
    notice(subscription, snapshot, notice) {
      const { appUrl, userId, appIds } = subscription;
      const event = (): OutgoingEvent => {
        switch (notice.kind) {
          case 'userChanged':
            return { name: 'userChanged', input: { user: present.user(snapshot) }, appIds };
          case 'phoneCallChanged':
            return {
              name: 'phoneCallChanged',
              input: { phoneCall: present.phoneCall(snapshot, notice.call) },
              appIds,
            };
          case 'itemChanged':
            return { name: 'itemChanged', input: { item: present.item(snapshot, notice.call) }, appIds };
          default:
            return assertNever(notice);
        }
      };
      sender.send({ appUrl, userId }, event());
    },
    ended({ appUrl, userId, appIds }, reason) {
      const input = { reason: textElement(dialect, 'subscriptionEndReason', reason) };
      sender.send({ appUrl, userId }, { name: 'subscriptionEnded', input, appIds });
    },
    left: ({ appUrl, userId }) => sender.forget({ appUrl, userId }),
  };
}
