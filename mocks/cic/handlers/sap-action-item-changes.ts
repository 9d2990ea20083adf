import { withAttributes } from '../pbx/attribute-map.ts';
import { end } from '../pbx/transitions.ts';
import { actionItemAttribute, actionItemGone, actionItemNames, findActionItem } from './action-item.ts';
import { answeringHandler, type Handler, readPairs } from './handler.ts';

/** Changes what an action item says, wherever it is. The request has SAP's id, then names and values. */
export const sapActionItemUpdate: Handler = answeringHandler({
  name: 'SapActionItemUpdate',
  eventId: 'SapUpdateActionItem',
  answerEventId: 'SapActionItemUpdated',
  answer([itemId = '', ...list], { act }) {
    const pairs = readPairs(list).map(([name, value]) => [actionItemAttribute(name), value] as const);
    const id = act((step) => {
      const item = findActionItem(step, itemId);
      if (item) {
        step.put({ ...item, written: withAttributes(item.written, Object.fromEntries(pairs)) });
      }
      return item?.id;
    });
    return id === undefined ? actionItemGone(itemId) : { data: [itemId, id] };
  },
});

/** Takes an action item back, even from an agent who works on it. The request has SAP's id. */
export const sapActionItemCancel: Handler = answeringHandler({
  name: 'SapActionItemCancel',
  eventId: 'SapCancelActionItem',
  answerEventId: 'SapActionItemCancelled',
  answer([itemId = ''], { act }) {
    const id = act((step) => {
      const item = findActionItem(step, itemId);
      if (item) {
        const written = withAttributes(item.written, { [actionItemNames.isCancelled]: '1' });
        end(step, { ...item, written }, 'E');
      }
      return item?.id;
    });
    return id === undefined ? actionItemGone(itemId) : { data: [itemId, id] };
  },
});
