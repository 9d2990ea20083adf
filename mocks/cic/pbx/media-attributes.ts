import type { Interaction } from './interaction.ts';

type Attributes = Readonly<Record<string, string>>;

/** What only chats, callbacks and e-mails have (icws.md 7.9). */
export function mediaAttributes(interaction: Interaction): Attributes {
  return {
    ...chatAttributes(interaction),
    ...callbackAttributes(interaction),
    ...emailAttributes(interaction),
  };
}

function chatAttributes({ chat }: Interaction): Attributes {
  if (!chat) return {};
  const lastOf = (role: 'internal' | 'external') => chat.messages.findLast(({ from }) => from.role === role);
  const external = lastOf('external');
  const internal = lastOf('internal');
  return {
    Eic_WSAnyChatUserTyping: chat.members.some(({ isTyping }) => isTyping) ? '1' : '0',
    Eic_WSLastExternalUserText: external?.text ?? '',
    Eic_WSLastInternalUserText: internal?.text ?? '',
    Eic_WSLastTypedExternalUser: external?.from.displayName ?? '',
    Eic_WSLastTypedInternalUser: internal?.from.displayName ?? '',
  };
}

function callbackAttributes({ callback }: Interaction): Attributes {
  if (!callback) return {};
  return {
    Eic_Subject: callback.subject,
    Eic_CallbackAssociatedCallId: callback.associatedCallId ?? '',
    Eic_DispositionCode: callback.disposition ?? '',
  };
}

function emailAttributes({ email }: Interaction): Attributes {
  if (!email) return {};
  return {
    Eic_Subject: email.content.subject,
    Eic_EmailSubject: email.content.subject,
    Eic_EmailParent: email.parentId ?? '',
    Eic_EmailChildren: email.childIds.join('|'),
    Eic_EmailAttachments: email.attachments.map(({ name }) => name).join('|'),
  };
}
