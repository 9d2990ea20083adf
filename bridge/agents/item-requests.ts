import type { AgentEvent } from '../core/advance.ts';
import type { Agent } from '../core/agent.ts';
import type { AgentCommand, Destination } from '../core/agent-command.ts';
import type { AgentSnapshot, FoundItem } from '../core/agents-port.ts';
import { BridgeError } from '../core/bridge-error.ts';
import { isConference, itemCapabilities } from '../core/capabilities.ts';
import type { AgentSession } from '../core/cic-port.ts';
import type { Clock } from '../core/clock.ts';
import type { ChatPosting, Item, MailMessage } from '../core/item.ts';
import type { MailContent } from '../core/mail-content.ts';
import { ownAttributes } from '../core/own-attributes.ts';
import type { CarriedOut } from './carry-out.ts';
import type { Waits } from './waits.ts';

/** What the requests below need of a seat. */
export interface SeatAccess {
  readonly agent: Agent;
  readonly snapshot: AgentSnapshot;
  readonly waits: Waits;
  readonly clock: Clock;
  /** Items of late, the ended ones too. */
  itemOf(interactionId: string): Item | undefined;
  visibleItem(itemId: string): Item | undefined;
  /** Every line that SAP was told. */
  onPosting(listener: (itemId: string, posting: ChatPosting) => void): () => void;
  connected(): AgentSession;
  perform(command: AgentCommand): Promise<CarriedOut>;
  advance(event: AgentEvent): void;
}

/** How long a reply to SAP waits for CIC's own message (ici.md 2: SAP wants an answer within two seconds). */
const replyMs = 1_500;

/** Dials and gives the new call, whichever of CIC's message and reply comes first. */
export async function requestDial(
  seat: SeatAccess,
  destination: Destination,
  attachedData: string,
): Promise<FoundItem> {
  const { callId } = await seat.perform({ kind: 'dial', destination, attachedData });
  return madeCall(seat, callId, `dial ${destination.value}`);
}

export async function requestConsult(
  seat: SeatAccess,
  itemId: string,
  destination: Destination,
  attachedData: string,
): Promise<FoundItem> {
  const { callId } = await seat.perform({ kind: 'consult', itemId, destination, attachedData });
  return madeCall(seat, callId, `consult ${destination.value}`);
}

function madeCall(seat: SeatAccess, callId: string | undefined, what: string): FoundItem {
  const item = callId === undefined ? undefined : seat.itemOf(callId);
  if (item) return { snapshot: seat.snapshot, item };
  throw new BridgeError(
    'cicUnavailable',
    `Failed to ${what}: CIC took the call away at once. Look at the call in CIC, then try again.`,
  );
}

/** Joins two calls and gives the item that stands for both, as soon as CIC shows them joined. */
export async function requestConference(
  seat: SeatAccess,
  itemId: string,
  consultItemId: string,
): Promise<FoundItem> {
  const ids = [itemId, consultItemId].map((id) => seat.visibleItem(id)?.interactionId);
  await seat.perform({ kind: 'conference', itemId, consultItemId });
  const joined = () =>
    seat.agent.items.find(
      (item) =>
        isConference(item) &&
        ids.every((id) => item.parties.some(({ participantId }) => participantId === id)),
    );
  const item = (await seat.waits.until(joined, replyMs)) ?? seat.visibleItem(itemId);
  if (item) return { snapshot: seat.snapshot, item };
  throw new BridgeError(
    'cicUnavailable',
    'Failed to join the calls: they ended before CIC said that they are joined. Look at the calls in CIC.',
  );
}

/** Writes a line and gives it as CIC took it. */
export async function requestPost(seat: SeatAccess, itemId: string, text: string): Promise<ChatPosting> {
  let taken: ChatPosting | undefined;
  // From now on, as CIC's message may overtake its reply.
  const stop = seat.onPosting((postedTo, posting) => {
    if (taken === undefined && postedTo === itemId && isOwn(seat, itemId, posting, text)) taken = posting;
  });
  try {
    await seat.perform({ kind: 'chatPost', itemId, text });
    await seat.waits.until(() => taken, replyMs);
  } finally {
    stop();
  }
  const at = new Date(seat.clock.now()).toISOString();
  return taken ?? { participant: seat.snapshot.displayName, text, isSystem: false, at };
}

function isOwn(seat: SeatAccess, itemId: string, posting: ChatPosting, text: string): boolean {
  const item = seat.visibleItem(itemId);
  const self = item?.kind === 'chat' ? item.participants.find(({ role }) => role === 'self') : undefined;
  const name = self?.name ?? seat.snapshot.displayName;
  return !posting.isSystem && posting.participant === name && posting.text.trim() === text.trim();
}

export async function requestMail(seat: SeatAccess, itemId: string): Promise<MailContent> {
  const mail = openMail(seat, itemId, 'read the message');
  return seat.connected().readMail(mail.interactionId);
}

/** Sends a message, or answers one, and gives the one that was sent. */
export async function requestSendMail(
  seat: SeatAccess,
  content: MailContent,
  replyTo: string | undefined,
): Promise<FoundItem> {
  if (content.to.length + content.cc.length === 0) {
    const message = 'Failed to send the message: it has no recipient. Name one.';
    throw new BridgeError('badAddress', message);
  }
  const session = seat.connected();
  const parent = replyTo === undefined ? undefined : answerable(seat, replyTo);
  const sentId = parent
    ? await session.replyToMail(parent.interactionId, content)
    : await session.sendMail(content);
  if (parent) {
    await session.writeAttributes(parent.interactionId, { [ownAttributes.isAnswered]: '1' });
  }
  const seen = await seat.waits.until(() => seat.itemOf(sentId), parent ? 0 : replyMs);
  const item = seen?.kind === 'message' ? seen : sentMail(sentId, content);
  return { snapshot: seat.snapshot, item };
}

function answerable(seat: SeatAccess, itemId: string): MailMessage {
  const mail = openMail(seat, itemId, 'answer the message');
  const allowed = itemCapabilities(seat.agent, mail);
  if (allowed.includes('Reply')) return mail;
  throw new BridgeError(
    'notAllowedInState',
    `Failed to answer the message: item ${itemId} is ${mail.state}. It allows ${allowed.join(', ') || 'nothing'} now.`,
  );
}

function openMail(seat: SeatAccess, itemId: string, what: string): MailMessage {
  const item = seat.visibleItem(itemId);
  if (item?.kind === 'message') return item;
  const why = item ? `item ${itemId} is no e-mail` : `the agent has no item ${itemId}`;
  throw new BridgeError(
    item ? 'notSupported' : 'unknownItem',
    `Failed to ${what}: ${why}. Read the agent's items.`,
  );
}

/** A message that was sent and that CIC never showed in the agent's queue. */
function sentMail(interactionId: string, content: MailContent): MailMessage {
  const [first = ''] = content.to;
  return {
    kind: 'message',
    itemId: interactionId,
    interactionId,
    state: 'ended',
    processing: 'completed',
    direction: 'out',
    remoteAddress: first,
    remoteName: '',
    workgroup: '',
    startedAt: '',
    attachedData: '',
    sapData: '',
    isGivenUp: false,
    isVisible: true,
    isWrapUpRequired: undefined,
    isTaken: true,
    isForwarded: false,
    isGone: true,
    rejects: 0,
    subject: content.subject,
    destinations: content.to,
    isRead: true,
    isAnswered: false,
    attachments: content.attachments.map(({ attachmentId, name }) => ({ attachmentId, name })),
  };
}
