import type { PbxChange } from '../pbx/change.ts';
import { placeEmail } from '../pbx/commands/emails.ts';
import { placeGeneric } from '../pbx/commands/generic-objects.ts';
import { type Interaction, isEnded } from '../pbx/interaction.ts';
import { isRefusal, type Refusal } from '../pbx/refusal.ts';
import type { Step } from '../pbx/step.ts';
import { actionItemAttribute, actionItemNames, findActionItem, writtenText } from './action-item.ts';
import { customSapRouteActionItem, type RouteActionItem } from './custom-sap-route-action-item.ts';
import { answeringHandler, type Handler, type HandlerContext, readPairs, sapObjectId } from './handler.ts';

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
 * SAP's, the interaction's and the workgroup, and tells unasked what became of the item in the end.
 */
export function sapActionItemProcessing(settings: ActionItemSettings): Handler {
  const { workgroup, interactionType = 'Email', route = customSapRouteActionItem } = settings;
  return answeringHandler({
    name: 'SapActionItemProcessing',
    eventId: 'SapRouteActionItem',
    answerEventId: 'SapActionItemRouted',
    answer([itemId = '', ...list], { act }, correlationId) {
      if (itemId === '') return { failed: 'The action item has no id. Send it after the correlation id.' };
      const values = new Map(readPairs(list));
      const attributes: Record<string, string> = {
        [actionItemNames.itemId]: itemId,
        [actionItemNames.correlationId]: correlationId,
      };
      for (const [name, value] of values) attributes[actionItemAttribute(name)] = value;
      // what the bridge decided goes before the site's own routing
      const asked = values.get('WORKGROUP') || undefined;
      const to = { workgroup: asked ?? route((name) => attributes[name] ?? '') ?? workgroup };
      const type = values.get('INTERACTION_TYPE') || interactionType;
      const place = type === 'Email' ? placeAsEmail : placeAsGeneric;
      const placed = act((step) => {
        const known = findActionItem(step, itemId);
        if (known) return { id: known.id, workgroup: known.workgroupId ?? '' };
        const id = place(step, to, values, attributes);
        return isRefusal(id) ? id : { id, workgroup: to.workgroup };
      });
      return isRefusal(placed) ? { failed: placed.message } : { data: [itemId, placed.id, placed.workgroup] };
    },
    watch: tellEnd,
  });
}

type Place = (
  step: Step,
  to: { readonly workgroup: string },
  values: ReadonlyMap<string, string>,
  attributes: Readonly<Record<string, string>>,
) => string | Refusal;

const placeAsGeneric: Place = (step, to, values, attributes) => {
  const remote = { name: values.get('SUBJECT') ?? '', address: values.get('FROM_ADDRESS') ?? '' };
  return placeGeneric(step, { to, remote, attributes });
};

const placeAsEmail: Place = (step, to, values, attributes) => {
  const receiver = values.get('TO_NAME') ?? '';
  const body = values.get('BODY');
  const content = {
    subject: values.get('SUBJECT') ?? '',
    sender: { displayName: values.get('FROM_NAME') ?? '', address: values.get('FROM_ADDRESS') ?? '' },
    to: receiver === '' ? [] : [{ displayName: '', address: receiver }],
    cc: [],
    bcc: [],
    replyTo: [],
    bodies: body === undefined ? [] : [{ body, isHtml: false }],
  };
  return placeEmail(step, { to, content, attributes });
};

function tellEnd(change: PbxChange, send: HandlerContext['send']): void {
  if (change.kind !== 'interaction' || !change.after || !isEnded(change.after)) return;
  const { before, after } = change;
  const itemId = writtenText(after, actionItemNames.itemId);
  if (itemId === '' || (before && isEnded(before))) return;
  const correlationId = writtenText(after, actionItemNames.correlationId);
  const userId = after.segments.at(-1)?.userId ?? '';
  const data = [correlationId, itemId, after.id, outcomeOf(after), userId];
  send({ objectId: sapObjectId, eventId: 'SapActionItemEnded', data });
}

/** What became of an item: an agent was done with it, SAP took it back, or it ended before anybody took it. */
function outcomeOf(ended: Interaction): 'completed' | 'cancelled' | 'disconnected' {
  if (writtenText(ended, actionItemNames.isCancelled) === '1') return 'cancelled';
  return ended.segments.length > 0 ? 'completed' : 'disconnected';
}
