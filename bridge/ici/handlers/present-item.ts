import type { ActionItemRequest } from '../../core/action-items-port.ts';
import type { AgentSnapshot } from '../../core/agents-port.ts';
import { assertNever } from '../../core/assert-never.ts';
import type * as core from '../../core/item.ts';
import type { MailContent } from '../../core/mail-content.ts';
import type {
  ActionItem,
  ActionSession,
  Address,
  ChatPosting,
  ChatSession,
  Item,
  Message,
  MessageContent,
  Participant,
  PhoneCall,
  TextElement,
} from '../catalogue/types.ts';
import { type ChannelName, type CodeName, channel, textElement } from '../dialects/codes.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { inboxOf, lineOf } from './container-id.ts';
import type { Presenting } from './present.ts';

/** Writes the items of all channels, and what belongs to them. */
export interface ItemPresenter {
  phoneCall(snapshot: AgentSnapshot, call: core.PhoneCall): PhoneCall;
  chatSession(snapshot: AgentSnapshot, chat: core.ChatSession): ChatSession;
  chatPosting(chat: core.ChatSession, posting: core.ChatPosting): ChatPosting;
  actionSession(snapshot: AgentSnapshot, action: core.ActionSession): ActionSession;
  /** What SAP told of the work, as it came, with the status that it has now. */
  actionItem(request: ActionItemRequest, action: core.ActionSession): RoutedWork;
  message(snapshot: AgentSnapshot, mail: core.MailMessage): Message;
  messageContent(mail: core.MailMessage, content: MailContent): MessageContent;
  /** What is common to all channels. */
  item(snapshot: AgentSnapshot, item: core.Item): Item;
}

interface RoutedWork {
  readonly itemData: ActionItem;
  readonly userIds: readonly Participant[];
  readonly scenarioId?: TextElement;
}

export function itemPresenter(presenting: Presenting): ItemPresenter {
  const { dialect, number, capabilityList } = presenting;

  const processingStatus = ({ processing }: core.Item): TextElement =>
    textElement(dialect, 'processingStatus', processing);
  const status = (item: core.Item) => itemStatus(dialect, item);
  const mailAddress = (value: string): Address => ({ value, type: dialect.addressTypes.email });

  function participant(
    role: CodeName<'participantRole'>,
    participantId: string,
    address: string,
    name: string,
    state: TextElement,
  ): Participant {
    return {
      participantId,
      address,
      name,
      role: textElement(dialect, 'participantRole', role),
      status: state,
    };
  }

  return {
    phoneCall: (snapshot, call) => ({
      phoneCallId: call.itemId,
      phoneCallStatus: status(call),
      processingStatus: processingStatus(call),
      capabilityList: capabilityList(snapshot, call),
      remoteNumbers: [number(call.remoteAddress)],
      dialedNumbers: call.dialedNumber === '' ? [] : [number(call.dialedNumber)],
      participants: call.parties.map(({ participantId, address, name, state }) =>
        participant(
          'remote',
          participantId,
          number(address),
          name,
          textElement(dialect, 'phoneCallStatus', state),
        ),
      ),
      direction: call.direction,
      queue: queueOf(call),
      lineId: snapshot.station,
      conference: call.conferenceId !== undefined,
      ...(call.consultFor === undefined ? {} : { consultFor: call.consultFor }),
      ...(call.startedAt === '' ? {} : { startTime: call.startedAt }),
      attachedData: call.attachedData,
    }),

    chatSession: (snapshot, chat) => ({
      chatParticipants: chat.participants.map(({ participantId, name, role }) =>
        participant(role, participantId, chatAddress(role, snapshot, chat), name, status(chat)),
      ),
      capabilityList: capabilityList(snapshot, chat),
      title: chat.title,
      chatSessionId: chat.itemId,
      chatStatus: status(chat),
      processingStatus: processingStatus(chat),
      attachedData: chat.attachedData,
      originator: chat.remoteAddress || chat.remoteName,
      queue: queueOf(chat),
    }),

    chatPosting: (chat, posting) => ({
      chatParticipant: posting.participant,
      contentText: posting.text,
      chatSessionId: chat.itemId,
      systemMessage: String(posting.isSystem),
      postDate: posting.at,
    }),

    actionSession: (snapshot, action) => ({
      actionParticipants: [
        ...(action.remoteAddress === '' && action.remoteName === ''
          ? []
          : [
              participant(
                'originator',
                'originator',
                action.remoteAddress,
                action.remoteName,
                status(action),
              ),
            ]),
        participant('self', snapshot.agent.userId, '', snapshot.displayName, status(action)),
      ],
      capabilityList: capabilityList(snapshot, action),
      title: action.title,
      actionSessionId: action.itemId,
      actionStatus: status(action),
      processingStatus: processingStatus(action),
      attachedData: action.attachedData,
      originator: action.remoteAddress || action.remoteName,
    }),

    actionItem: ({ data, userIds, scenario }, action) => ({
      itemData: {
        actionItemId: data.actionItemId,
        title: data.title,
        description: data.description,
        actionStatus: status(action),
        ...(data.priority === undefined ? {} : { priority: data.priority }),
        ...(data.dueDate === '' ? {} : { dueDate: data.dueDate }),
        originator: data.originator,
        attachedData: data.attachedData,
        objectType: data.objectType,
        objectKey: data.objectKey,
      },
      userIds: userIds.map((userId) => participant('colleague', userId, '', '', status(action))),
      ...(scenario === undefined ? {} : { scenarioId: scenario }),
    }),

    message: (snapshot, mail) => ({
      messageId: mail.itemId,
      originator: mail.remoteAddress,
      destinations: mail.destinations.map(mailAddress),
      subject: mail.subject,
      answered: mail.isAnswered,
      read: mail.isRead,
      folder: inboxOf(snapshot.agent.userId),
      // CIC routes what people wrote; it keeps delivery notices to itself.
      notification: false,
      ...(mail.startedAt === '' ? {} : { receivedDate: mail.startedAt }),
      messageStatus: status(mail),
      processingStatus: processingStatus(mail),
      capabilityList: capabilityList(snapshot, mail),
      attachedData: mail.attachedData,
      attachments: mail.attachments.map(({ attachmentId, name }) => ({ attachmentId, name })),
    }),

    messageContent: (mail, content) => ({
      messageId: mail.itemId,
      originator: content.from,
      destinations: content.to.map(mailAddress),
      copies: content.cc.map(mailAddress),
      subject: content.subject,
      contentType: content.contentType,
      content: content.text,
      attachments: content.attachments,
    }),

    item: (snapshot, item) => ({
      itemId: item.itemId,
      itemType: channel(dialect, channelOf(item)),
      itemStatus: status(item),
      processingStatus: processingStatus(item),
      capabilityList: capabilityList(snapshot, item),
      containerId: item.kind === 'phoneCall' ? lineOf(snapshot.station) : inboxOf(snapshot.agent.userId),
      ownerUserId: snapshot.agent.userId,
      attachedData: item.attachedData,
    }),
  };
}

function queueOf({ workgroup }: core.Item): TextElement {
  return { id: workgroup, description: workgroup };
}

/** By the visitor's address SAP looks for the account (G8); the agent is found by the user name. */
function chatAddress(
  role: core.ChatParticipant['role'],
  snapshot: AgentSnapshot,
  chat: core.ChatSession,
): string {
  if (role === 'visitor') return chat.remoteAddress;
  return role === 'self' ? snapshot.agent.userId : '';
}

function itemStatus(dialect: Dialect, item: core.Item): TextElement {
  if (item.kind === 'phoneCall') return textElement(dialect, 'phoneCallStatus', item.state);
  switch (item.state) {
    // Nothing but a call is dialled or consulted about.
    case 'dialing':
      return textElement(dialect, 'itemStatus', 'initiated');
    case 'consulting':
      return textElement(dialect, 'itemStatus', 'connected');
    default:
      return textElement(dialect, 'itemStatus', item.state);
  }
}

/** SAP's channel of an item; a callback is telephony (ici.md 5.2). */
function channelOf(item: core.Item): ChannelName {
  switch (item.kind) {
    case 'phoneCall':
      return 'telephony';
    case 'chat':
      return 'chat';
    case 'action':
      return 'action';
    case 'message':
      return 'messaging';
    default:
      return assertNever(item);
  }
}
