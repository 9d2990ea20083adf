import { type Agent, type AgentRules, standardActionItemAttributes } from './agent.ts';
import type { Item, MailMessage, PhoneCall } from './item.ts';
import { observeAction } from './observe-action.ts';
import { partyOf } from './observe-call.ts';
import { observeChat } from './observe-chat.ts';
import { mapItem, observeItem } from './observe-item.ts';
import type { ObservedInteraction } from './observed-interaction.ts';
import type { ObservedCallback } from './observed-media.ts';
import { attributeOf, ownAttributes } from './own-attributes.ts';
import { sightingOf } from './sighting-of.ts';

/** Takes over what CIC shows of anything that is no telephone call. */
export function observeInteraction(agent: Agent, observed: ObservedInteraction, rules: AgentRules): Agent {
  switch (observed.channel) {
    case 'callback':
      return observeCallback(agent, observed, rules);
    case 'chat':
      return observeChat(agent, observed, rules);
    case 'generic':
      return observeAction(agent, observed, rules);
    case 'email': {
      const { itemId } = rules.actionItemAttributes ?? standardActionItemAttributes;
      const isFromSap = attributeOf(observed.attributes, itemId) !== '';
      return isFromSap ? observeAction(agent, observed, rules) : observeMail(agent, observed, rules);
    }
  }
}

function observeCallback(agent: Agent, observed: ObservedInteraction, rules: AgentRules): Agent {
  return observeItem(agent, sightingOf(observed), rules, isCallback, (base) => ({
    ...base,
    kind: 'phoneCall',
    medium: 'callback',
    dialedNumber: observed.dialedAddress ?? '',
    isMuted: false,
    consultFor: undefined,
    isConsultation: false,
    conferenceId: undefined,
    continuesAs: undefined,
    parties: [partyOf(base, base.state)],
  }));
}

function isCallback(item: Item): item is PhoneCall {
  return item.kind === 'phoneCall' && item.medium === 'callback';
}

/** Takes over whom a callback is for, where its attributes did not tell (G7). */
export function observeCallbackDetails(
  agent: Agent,
  interactionId: string,
  { target, name }: ObservedCallback,
): Agent {
  return mapItem(agent, interactionId, (item) => {
    if (!isCallback(item)) return item;
    const known = {
      ...item,
      remoteAddress: target || item.remoteAddress,
      remoteName: name || item.remoteName,
    };
    return { ...known, parties: [partyOf(known, known.state)] };
  });
}

function observeMail(agent: Agent, observed: ObservedInteraction, rules: AgentRules): Agent {
  const flag = (name: string) => attributeOf(observed.attributes, name) === '1';
  return observeItem(agent, sightingOf(observed), rules, isMail, (base) => ({
    ...base,
    kind: 'message',
    subject: observed.subject,
    destinations: observed.recipients,
    isRead: flag(ownAttributes.isRead),
    isAnswered: flag(ownAttributes.isAnswered),
    attachments: observed.attachments,
  }));
}

function isMail(item: Item): item is MailMessage {
  return item.kind === 'message';
}
