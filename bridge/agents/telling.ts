import type { ActionItems } from '../core/action-items-port.ts';
import type { AgentSnapshot } from '../core/agents-port.ts';
import { assertNever } from '../core/assert-never.ts';
import type { Notice } from '../core/effect.ts';
import type { ActionSession } from '../core/item.ts';
import type { ServiceFlags } from '../core/service-flags.ts';
import type { Presenter } from '../ici/handlers/present.ts';
import { type Dialect, textElement } from '../ici/index.ts';
import type { EventSender, OutgoingEvent } from '../sap/index.ts';
import type { SeatTelling } from './subscription.ts';

export interface TellingOptions {
  readonly sender: EventSender;
  readonly present: Presenter;
  readonly dialect: Dialect;
  readonly flags: Pick<ServiceFlags, 'lineEvents'>;
  readonly actionItems: Pick<ActionItems, 'find'>;
}

/** An event without the application ids that it goes to. */
type Told = OutgoingEvent extends infer Event
  ? Event extends OutgoingEvent
    ? Pick<Event, 'name' | 'input'>
    : never
  : never;

/** Turns what a seat has to say into events in the words of the dialect, and queues them for SAP. */
export function createTelling(options: TellingOptions): SeatTelling {
  const { sender, present, dialect, flags, actionItems } = options;
  /** The container of each agent's line as it was last told: calls change the line more often than it. */
  const toldContainers = new Map<string, string>();

  function eventsFor(snapshot: AgentSnapshot, notice: Notice): readonly Told[] {
    switch (notice.kind) {
      case 'userChanged':
        return [{ name: 'userChanged', input: { user: present.user(snapshot) } }];
      case 'phoneCallChanged':
        return [{ name: 'phoneCallChanged', input: { phoneCall: present.phoneCall(snapshot, notice.item) } }];
      case 'chatChanged':
        return [{ name: 'chatChanged', input: { chatSession: present.chatSession(snapshot, notice.item) } }];
      case 'chatNewPosting':
        return [
          {
            name: 'chatNewPosting',
            input: { chatPosting: present.chatPosting(notice.item, notice.posting) },
          },
        ];
      case 'actionItemChanged':
        return [{ name: 'actionItemChanged', input: actionItem(snapshot, notice.item) }];
      case 'messageChanged':
        return [{ name: 'messageChanged', input: { message: present.message(snapshot, notice.item) } }];
      case 'itemChanged':
        return [{ name: 'itemChanged', input: { item: present.item(snapshot, notice.item) } }];
      case 'lineChanged':
        return lineEvents(snapshot);
      case 'queueChanged':
        return queueEvents(snapshot, notice.workgroup);
      default:
        return assertNever(notice);
    }
  }

  /** What SAP told of the work goes back to it: its table of action items is keyed by that (ici.md 6). */
  function actionItem(snapshot: AgentSnapshot, item: ActionSession) {
    const actionSession = present.actionSession(snapshot, item);
    if (item.actionItemId === '') return { actionSession };
    const { actionItemId } = item;
    const request = actionItems.find(actionItemId);
    return request === undefined
      ? { actionSession, actionItemId }
      : { actionSession, actionItemId, ...present.actionItem(request, item) };
  }

  function lineEvents(snapshot: AgentSnapshot): readonly Told[] {
    const { station } = snapshot;
    if (!flags.lineEvents || station === '') return [];
    return [
      { name: 'lineChanged', input: { line: present.line(snapshot) } },
      {
        name: 'containerChanged',
        input: { container: present.container(snapshot, { kind: 'line', station }) },
      },
    ];
  }

  function queueEvents(snapshot: AgentSnapshot, workgroup: string): readonly Told[] {
    if (!flags.lineEvents) return [];
    const container = present.container(snapshot, { kind: 'queue', workgroup });
    return [{ name: 'containerChanged', input: { container } }];
  }

  return {
    notice({ appUrl, userId, appIds }, snapshot, notice, onTaken) {
      for (const event of eventsFor(snapshot, notice)) {
        if (notice.kind === 'lineChanged' && event.name === 'containerChanged') {
          const told = JSON.stringify([appUrl, appIds, event.input.container]);
          if (toldContainers.get(userId) === told) continue;
          toldContainers.set(userId, told);
        }
        sender.send({ appUrl, userId }, { ...event, appIds }, onTaken);
      }
    },
    ended({ appUrl, userId, appIds }, reason) {
      toldContainers.delete(userId);
      const input = { reason: textElement(dialect, 'subscriptionEndReason', reason) };
      sender.send({ appUrl, userId }, { name: 'subscriptionEnded', input, appIds });
    },
    left({ appUrl, userId }) {
      toldContainers.delete(userId);
      sender.forget({ appUrl, userId });
    },
  };
}
