import type { IdSource } from '@switchhook/bridge';
import type { Clock } from '@switchhook/bridge/clock';
import type { OperationInput } from '@switchhook/bridge/ici';
import type { ActionItemChange, ActionItemInput, ActionItemView } from '@switchhook/simulator/model';
import { done, type Outcome, outcomeOf } from '../agents/outcome.ts';
import type { BridgeClient } from '../ici/bridge-client.ts';
import type { BridgeEvent } from '../interaction-center/agent-event.ts';
import { isFieldName, writeAttachedFields } from '../interaction-center/attached-fields.ts';
import { processing } from '../interaction-center/observe-item.ts';

/** Work that SAP has CIC route (G26, G27), and what became of it. */
export interface ActionItems {
  list(): readonly ActionItemView[];
  find(actionItemId: string): ActionItemView | undefined;
  /** Sends work; where the bridge refuses it, it is listed as failed with the reason. */
  route(input: ActionItemInput): Promise<{ readonly outcome: Outcome; readonly item?: ActionItemView }>;
  update(actionItemId: string, change: ActionItemChange): Promise<Outcome>;
  cancel(actionItemId: string): Promise<Outcome>;
  /** Follows the work by what an agent is told of it. */
  observe(userId: string, event: BridgeEvent): void;
}

export interface ActionItemsOptions {
  /** Of the agent on whose behalf it is sent; undefined for one whom SAP does not know. */
  readonly bridgeOf: (userId: string) => BridgeClient | undefined;
  readonly clock: Clock;
  readonly ids: IdSource;
}

const itemsKept = 200;

interface Known {
  readonly view: ActionItemView;
  readonly input: ActionItemInput;
}

export function createActionItems({ bridgeOf, clock, ids }: ActionItemsOptions): ActionItems {
  let items: readonly Known[] = [];
  /** Ids of the work by what an agent is offered of it. */
  const offered = new Map<string, string>();

  const find = (id: string) => items.find(({ view }) => view.actionItemId === id);

  function change(id: string, next: Partial<ActionItemView>): void {
    items = items.map((item) =>
      item.view.actionItemId === id ? { ...item, view: { ...item.view, ...next } } : item,
    );
  }

  async function onKnown(
    id: string,
    act: (known: Known, bridge: BridgeClient) => Promise<void>,
  ): Promise<Outcome> {
    const known = find(id);
    const bridge = known && bridgeOf(known.view.sentBy);
    if (!known || !bridge) {
      return {
        kind: 'notFound',
        message: `Failed to find action item ${id}: this SAP sent none. List them first.`,
      };
    }
    try {
      await act(known, bridge);
      return done;
    } catch (error) {
      return outcomeOf(error);
    }
  }

  return {
    list: () => items.map(({ view }) => view),
    find: (id) => find(id)?.view,
    async route(input) {
      const bridge = bridgeOf(input.userId);
      if (!bridge) {
        const message = `Failed to send: SAP knows no agent ${input.userId}. Name one who may send.`;
        return { outcome: { kind: 'notFound', message } };
      }
      const wrong = Object.keys(input.attributes ?? {}).find((name) => !isFieldName(name));
      if (wrong !== undefined) {
        const message = `Failed to send: ${JSON.stringify(wrong)} cannot be an attribute. Use letters, digits and _.`;
        return { outcome: { kind: 'incomplete', message } };
      }
      const actionItemId = ids();
      const view = viewOf(actionItemId, input, clock.now());
      // Listed first: its event may come before the bridge's answer.
      items = [...items, { view, input }].slice(-itemsKept);
      try {
        const scenarioId = { id: input.kind.toUpperCase(), description: input.kind };
        await bridge.tell('IciAction.route', {
          actionItemId,
          itemData: toItemData(actionItemId, input),
          scenarioId,
        });
        const item = find(actionItemId)?.view;
        return { outcome: done, ...(item && { item }) };
      } catch (error) {
        const outcome = outcomeOf(error);
        const failure = 'message' in outcome ? outcome.message : '';
        change(actionItemId, { state: 'failed', failure });
        return { outcome };
      }
    },
    update: (id, next) =>
      onKnown(id, async ({ view, input }, bridge) => {
        const merged: ActionItemInput = { ...input, ...next };
        await bridge.tell('IciAction.update', { actionItemId: id, itemData: toItemData(id, merged) });
        const { title, description, attributes, priority, dueDate } = viewOf(id, merged, view.sentAt);
        const details = {
          ...(priority !== undefined && { priority }),
          ...(dueDate !== undefined && { dueDate }),
        };
        items = items.map((item) => (item.view.actionItemId === id ? { ...item, input: merged } : item));
        change(id, { title, description, attributes, ...details });
      }),
    cancel: (id) =>
      onKnown(id, async (_known, bridge) => {
        await bridge.tell('IciAction.cancel', { actionItemId: id });
        change(id, { state: 'cancelled' });
      }),
    observe(userId, event) {
      if (event.kind === 'itemChanged') {
        // The end of the work may be told as that of any item; what was given back is not done.
        const id = offered.get(event.item.itemId);
        const isDone = event.item.processingStatus.id === processing.completed;
        if (id !== undefined && isDone && find(id)?.view.state === 'accepted')
          change(id, { state: 'completed' });
        return;
      }
      if (event.kind !== 'actionChanged' || event.actionItemId === undefined) return;
      const known = find(event.actionItemId)?.view;
      if (!known || known.state === 'cancelled') return;
      const isOthers = known.userId !== undefined && known.userId !== userId;
      const state = stateOf(event.action.processingStatus.id);
      // One agent's loss of the work may be told after the next one's offer.
      if (isOthers && state === 'routing') return;
      offered.set(event.action.actionSessionId, event.actionItemId);
      change(event.actionItemId, { state, userId });
    },
  };
}

function stateOf(processingId: string): ActionItemView['state'] {
  switch (processingId) {
    case '2':
      return 'accepted';
    case processing.completed:
    case processing.wrapUp:
      return 'completed';
    case processing.rejected:
    case processing.forwarded:
      return 'routing';
    default:
      return 'offered';
  }
}

function viewOf(actionItemId: string, input: ActionItemInput, sentAt: number): ActionItemView {
  const { kind, title, description = '', attributes = {}, priority, dueDate, userId } = input;
  return {
    actionItemId,
    kind,
    title,
    description,
    attributes: Object.entries(attributes).map(([name, value]) => ({ name, value })),
    state: 'routing',
    sentBy: userId,
    ...(priority !== undefined && { priority }),
    ...(dueDate !== undefined && { dueDate }),
    sentAt,
  };
}

type ItemData = OperationInput<'IciAction.route'>['itemData'];

/** As the wire has it: the attribute list travels as item attached data (G27, ici.md 7). */
function toItemData(actionItemId: string, input: ActionItemInput): ItemData {
  const { title, description, attributes = {}, priority, dueDate, objectType, objectKey } = input;
  const fields = Object.entries({ SUBJECT: title, ...attributes }).map(([name, value]) => ({ name, value }));
  const originator = attributes.FROM_ADDRESS;
  return {
    actionItemId,
    title,
    ...(description !== undefined && { description }),
    ...(priority !== undefined && { priority }),
    ...(dueDate !== undefined && { dueDate }),
    ...(originator !== undefined && { originator }),
    attachedData: writeAttachedFields(fields),
    ...(objectType !== undefined && { objectType }),
    ...(objectKey !== undefined && { objectKey }),
  };
}
