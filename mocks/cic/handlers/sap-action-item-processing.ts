import { placeEmail } from '../pbx/commands/emails.ts';
import { placeGeneric } from '../pbx/commands/generic-objects.ts';
import { isRefusal } from '../pbx/refusal.ts';
import { customSapRouteActionItem, type RouteActionItem } from './custom-sap-route-action-item.ts';
import { answeringHandler, type Handler } from './handler.ts';

/** How action items are processed (G26). */
export interface ActionItemSettings {
  /** Who receives what the route sends nowhere else. */
  readonly workgroup: string;
  /** A generic object lacks screen recording, failover and some reports. */
  readonly interactionType?: 'Email' | 'Generic Object';
  readonly route?: RouteActionItem;
}

/**
 * Makes an action item of SAP an interaction in a workgroup's queue (G26). The request has an id of SAP's and
 * then a list of names and values; each value becomes an attribute `ACTION_ITEM_ATTR_…`. Answers with the id of
 * SAP's, the interaction's and the workgroup.
 */
export function sapActionItemProcessing(settings: ActionItemSettings): Handler {
  const { workgroup, interactionType = 'Email', route = customSapRouteActionItem } = settings;
  return answeringHandler({
    name: 'SapActionItemProcessing',
    eventId: 'SapRouteActionItem',
    answerEventId: 'SapActionItemRouted',
    answer([itemId = '', ...list], context) {
      if (itemId === '') return { failed: 'The action item has no id. Send it after the correlation id.' };
      const attributes: Record<string, string> = { ACTION_ITEM_ID: itemId };
      for (let index = 0; index < list.length; index += 2) {
        attributes[`ACTION_ITEM_ATTR_${list[index]}`] = list[index + 1] ?? '';
      }
      const read = (name: string) => attributes[name] ?? '';
      const to = { workgroup: route(read) ?? workgroup };
      const sender = { displayName: '', address: read('ACTION_ITEM_ATTR_FROM_ADDRESS') };
      const placed = context.act((step) => {
        if (interactionType === 'Generic Object') {
          const remote = { name: read('ACTION_ITEM_ATTR_SUBJECT'), address: sender.address };
          return placeGeneric(step, { to, remote, attributes });
        }
        const receiver = { displayName: '', address: read('ACTION_ITEM_ATTR_TO_NAME') };
        const content = {
          subject: read('ACTION_ITEM_ATTR_SUBJECT'),
          sender,
          to: receiver.address === '' ? [] : [receiver],
          cc: [],
          bcc: [],
          replyTo: [],
          bodies: [],
        };
        return placeEmail(step, { to, content, attributes });
      });
      return isRefusal(placed) ? { failed: placed.message } : { data: [itemId, placed, to.workgroup] };
    },
  });
}
