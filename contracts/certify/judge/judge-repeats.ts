import { itemOf } from './item-of.ts';
import type { UnderstoodMessage } from './read-messages.ts';
import { isEvent } from './sessions.ts';
import type { Divergence } from './verdict.ts';

/**
 * Events are for changes: the same is not told twice. What SAP did not take is sent again, and a new subscription is
 * told of everything anew.
 */
export function judgeRepeats(messages: readonly UnderstoodMessage[]): readonly Divergence[] {
  const divergences: Divergence[] = [];
  /** What was last told of each thing, by the agent who was told. */
  const lastTold = new Map<string, Map<string, string>>();
  const posted = new Map<string, number>();
  for (const message of messages) {
    const { name, input, reply, recorded, headerUserId = '' } = message;
    const isGiven = reply.kind === 'answer';
    if (isGiven && /^Ici(User|Monitor)\.(subscribe|unsubscribe|getAttributes)$/.test(name))
      lastTold.delete(String(input.userId ?? headerUserId));
    if (isGiven && name === 'IciChat.newPosting') count(posted, postingOf(input));
    if (!isEvent(message) || !isGiven) continue;
    const told = lastTold.get(headerUserId) ?? new Map<string, string>();
    lastTold.set(headerUserId, told);
    const subject = subjectOf(message);
    const what = JSON.stringify([name, input]);
    const isAgain = name === 'IciEvent.chatNewPosting' ? isPostedOnce(input) : true;
    if (told.get(subject) === what && isAgain) {
      divergences.push({
        operation: name,
        position: recorded.position,
        rule: 'told twice',
        found: `the same is told of ${subject} as before`,
        expected: 'an event for a change only',
      });
    }
    told.set(subject, what);
    if (name === 'IciEvent.subscriptionEnded') lastTold.set(headerUserId, new Map([[subject, what]]));
  }
  return divergences;

  /**
   * CIC knows the second of a line alone: visitors may well write the same twice in one. What the agent wrote is in
   * the recording, as often as it was written.
   */
  function isPostedOnce({ chatPosting }: UnderstoodMessage['input']): boolean {
    return posted.get(postingOf(chatPosting as Record<string, unknown>)) === 1;
  }
}

function postingOf({ chatSessionId, contentText }: Readonly<Record<string, unknown>>): string {
  return JSON.stringify([chatSessionId, contentText]);
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** What an event is about, in words; events of one thing follow each other. */
function subjectOf(message: UnderstoodMessage): string {
  const { name, input } = message;
  const told = itemOf(message);
  if (told) return `item ${told.itemId}`;
  const of = (field: string, id: string) => String((input[field] as Readonly<Record<string, unknown>>)[id]);
  switch (name) {
    case 'IciEvent.userChanged':
      return `user ${of('user', 'userId')}`;
    case 'IciEvent.lineChanged':
      return `line ${of('line', 'lineId')}`;
    case 'IciEvent.containerChanged':
      return `container ${of('container', 'containerId')}`;
    case 'IciEvent.chatNewPosting':
      return `the lines of chat ${of('chatPosting', 'chatSessionId')}`;
    case 'IciEvent.subscriptionEnded':
      return 'the end of the subscription';
    default:
      return name.replace('IciEvent.', '');
  }
}
