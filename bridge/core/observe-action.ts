import { type Agent, type AgentRules, standardActionItemAttributes } from './agent.ts';
import type { ActionSession, Item } from './item.ts';
import { observeItem } from './observe-item.ts';
import type { ObservedInteraction } from './observed-interaction.ts';
import { attributeOf, ownAttributes, routedDataName } from './own-attributes.ts';
import { sightingOf } from './sighting-of.ts';

/** Takes over what CIC shows of work that SAP had routed (G26), or of another generic object. */
export function observeAction(agent: Agent, observed: ObservedInteraction, rules: AgentRules): Agent {
  const { itemId, prefix } = rules.actionItemAttributes ?? standardActionItemAttributes;
  const read = (name: string) => attributeOf(observed.attributes, name);
  // The screen pops by the mail address (G9).
  const sighting = {
    ...sightingOf(observed),
    remoteAddress: read(`${prefix}FROM_ADDRESS`) || observed.remoteAddress,
    remoteName: observed.remoteName || read(`${prefix}FROM_NAME`),
    // What SAP sent with the work pops the screen (G9), until somebody writes more.
    attributes: {
      ...observed.attributes,
      [ownAttributes.attachedData]: read(ownAttributes.attachedData) || read(prefix + routedDataName),
    },
  };
  return observeItem(agent, sighting, rules, isAction, (base) => ({
    ...base,
    kind: 'action',
    medium: observed.channel === 'email' ? 'email' : 'generic',
    actionItemId: read(itemId),
    title: read(`${prefix}SUBJECT`) || observed.subject,
  }));
}

function isAction(item: Item): item is ActionSession {
  return item.kind === 'action';
}
