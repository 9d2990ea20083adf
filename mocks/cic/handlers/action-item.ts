import type { Interaction } from '../pbx/interaction.ts';
import { isEnded } from '../pbx/interaction.ts';
import type { Step } from '../pbx/step.ts';

/** What an interaction that stands for an action item carries beside the item's own attributes. */
export const actionItemNames = {
  itemId: 'ACTION_ITEM_ID',
  /** Of the request that routed it; what is told unasked about the item carries it too. */
  correlationId: 'ACTION_ITEM_CORRELATION_ID',
  /** `1` on one that SAP has taken back. */
  isCancelled: 'ACTION_ITEM_CANCELLED',
} as const;

/** The name under which an attribute of SAP's reaches agents and routing (G27). */
export function actionItemAttribute(name: string): string {
  return `ACTION_ITEM_ATTR_${name}`;
}

export function writtenText({ written }: Interaction, name: string): string {
  return written.get(name.toLowerCase())?.value ?? '';
}

/** The interaction of an action item, until it has ended. */
export function findActionItem(step: Step, itemId: string): Interaction | undefined {
  for (const interaction of step.allInteractions()) {
    if (writtenText(interaction, actionItemNames.itemId) === itemId && !isEnded(interaction)) {
      return interaction;
    }
  }
  return undefined;
}

export function actionItemGone(itemId: string): { readonly failed: string } {
  return { failed: `Action item ${itemId} is in no queue. It was never routed, or has ended.` };
}
