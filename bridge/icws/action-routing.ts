import { z } from 'zod';
import { standardActionItemAttributes } from '../core/agent.ts';
import { BridgeError } from '../core/bridge-error.ts';
import type { ActionItemLeft, ActionRouting, RoutedActionItem } from '../core/cic-port.ts';
import type { HandlerNames } from '../core/handler-names.ts';
import { attributeOf } from '../core/own-attributes.ts';
import type { HandlerExchange } from './handler-exchange.ts';
import { bridgeErrorOf } from './icws-error.ts';
import type { ServiceSession } from './service-session.ts';
import { attributes } from './wire-values.ts';

const interaction = z.looseObject({ attributes });

/** Of `Eic_State` (icws.md 7.3). */
const endStates: ReadonlySet<string> = new Set(['I', 'E']);

/** Values that the bridge itself adds to those of SAP; a handler routes by them (G26). */
const routingNames = { workgroup: 'WORKGROUP', interactionType: 'INTERACTION_TYPE' } as const;

/** Routes SAP's action items through the handlers of the site (G26, G27). */
export function createActionRouting(
  exchange: HandlerExchange,
  names: HandlerNames,
  service: Pick<ServiceSession, 'request' | 'attach' | 'live'>,
): ActionRouting {
  /** Two at once for one item are one question; later the handler knows that it has it already. */
  const underWay = new Map<string, Promise<string>>();

  async function routeOnce(item: RoutedActionItem): Promise<string> {
    const { actionItemId, workgroup, interactionType, attributes: values } = item;
    const what = `route action item ${actionItemId} to workgroup ${workgroup}`;
    const [itemId, interactionId] = await exchange.ask({
      what,
      event: names.routeActionItem,
      data: [
        actionItemId,
        ...pairs({
          ...values,
          [routingNames.workgroup]: workgroup,
          [routingNames.interactionType]: interactionType,
        }),
      ],
      refusedAs: 'notSupported',
    });
    if (itemId === actionItemId && interactionId) return interactionId;
    const message = `Failed to ${what}: the handler answered without the interaction that it made. Look at the handler in Interaction Designer.`;
    throw new BridgeError('notSupported', message, { details: { reason: 'badHandlerAnswer' } });
  }

  return {
    route(item) {
      const { actionItemId } = item;
      const asked = underWay.get(actionItemId);
      if (asked) return asked;
      const routed = routeOnce(item).finally(() => underWay.delete(actionItemId));
      underWay.set(actionItemId, routed);
      return routed;
    },
    async cancel(actionItemId) {
      await exchange.ask({
        what: `take action item ${actionItemId} back`,
        event: names.cancelActionItem,
        data: [actionItemId],
        refusedAs: 'unknownItem',
      });
    },
    async update(actionItemId, values) {
      await exchange.ask({
        what: `change action item ${actionItemId}`,
        event: names.updateActionItem,
        data: [actionItemId, ...pairs(values)],
        refusedAs: 'unknownItem',
      });
    },
    onLeft: (listener: (left: ActionItemLeft) => void) =>
      exchange.listen(names.actionItemEnded, ([actionItemId = '', interactionId = '']) => {
        if (actionItemId !== '') listener({ actionItemId, interactionId });
      }),
    async stateOf({ actionItemId, interactionId }) {
      const select = ['Eic_State', standardActionItemAttributes.itemId].join(',');
      const path = `/interactions/${encodeURIComponent(interactionId)}?select=${select}`;
      const answer = await service.request({ method: 'GET', path });
      if (answer.ok) {
        const { data } = interaction.safeParse(answer.body);
        if (!data) return 'open';
        // Another CIC system may have an interaction of this id.
        const isOther = attributeOf(data.attributes, standardActionItemAttributes.itemId) !== actionItemId;
        if (isOther) return 'gone';
        return endStates.has(attributeOf(data.attributes, 'Eic_State')) ? 'over' : 'open';
      }
      if (answer.failure.kind === 'notFound') return 'gone';
      throw bridgeErrorOf(`look for action item ${actionItemId}`, answer.failure);
    },
    onUp(listener) {
      if (!(service.live() instanceof BridgeError)) queueMicrotask(listener);
      return service.attach({
        async subscribe() {
          listener();
        },
        onMessage() {},
        onLink() {},
      });
    },
  };
}

/** Names and values that follow each other. */
function pairs(values: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(values).flat();
}
