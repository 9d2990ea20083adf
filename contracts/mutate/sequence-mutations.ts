import type { RecordedMessage } from '../certify/judge/recorded-message.ts';
import type { Mutation, MutationKind } from './mutation.ts';

/** One event of a case at the wrong moment, or not once. */
export interface SequenceMutation extends Mutation {
  readonly case: string;
  /** The event that is meant: the nth one with these words. */
  readonly event: { readonly words: string; readonly nth: number };
  readonly fault: SequenceFault;
  /** Equal for the same fault of an event that says the same of another thing. */
  readonly alike: string;
}

/** `delayed` comes after so many of the events that follow. */
export type SequenceFault =
  | { readonly kind: 'swallowed' }
  | { readonly kind: 'doubled' }
  | { readonly kind: 'delayed'; readonly by: number };

const faults: readonly (readonly [MutationKind, SequenceFault])[] = [
  ['an event swallowed', { kind: 'swallowed' }],
  ['an event doubled', { kind: 'doubled' }],
  ['events in another order', { kind: 'delayed', by: 1 }],
  ['an event late', { kind: 'delayed', by: 3 }],
];

/** Each event of a recording swallowed, doubled, after the next one, and late. */
export function sequenceMutations(
  wire: string,
  caseName: string,
  messages: readonly RecordedMessage[],
): readonly SequenceMutation[] {
  const events = messages.filter(isEvent);
  const seen = new Map<string, number>();
  return events.flatMap(({ request }, at) => {
    const words = wordsOf(request);
    const nth = (seen.get(words) ?? 0) + 1;
    seen.set(words, nth);
    return faults
      .filter(([, fault]) => fault.kind !== 'delayed' || at + fault.by < events.length)
      .map(([kind, fault]) => ({
        wire,
        subject: `IciEvent.${words.split(' ')[0]}`,
        kind,
        name: `${caseName}: ${words}${nth > 1 ? ` for the ${nth}th time` : ''}: ${faultWords(fault)}`,
        case: caseName,
        event: { words, nth },
        fault,
        alike: `${words.replace(/^(\w+) [^ ]+(?= is )/, '$1')} ${faultWords(fault)}`,
      }));
  });
}

/** A recording as it had been with the fault in it. */
export function withFault(
  messages: readonly RecordedMessage[],
  { event, fault }: SequenceMutation,
): readonly RecordedMessage[] {
  const at = messages.findIndex(
    (message, index) =>
      isMeant(message, event.words) &&
      messages.slice(0, index).filter((before) => isMeant(before, event.words)).length === event.nth - 1,
  );
  const message = messages[at];
  if (!message) return messages;
  switch (fault.kind) {
    case 'swallowed':
      return messages.toSpliced(at, 1);
    case 'doubled':
      return messages.toSpliced(at, 0, message);
    case 'delayed': {
      const others = messages.toSpliced(at, 1);
      const following = others.flatMap((other, index) => (index >= at && isEvent(other) ? [index] : []));
      const after = following[fault.by - 1] ?? others.length - 1;
      const { begin = message.begin, end = message.end } = others[after] ?? {};
      return others.toSpliced(after + 1, 0, { ...message, begin, end });
    }
  }
}

/** The same for a running bridge: what goes on to SAP when it sends an event. */
export function faultOnTheWire({ event, fault }: SequenceMutation): (body: string) => readonly string[] {
  let seen = 0;
  let held: string | undefined;
  let toCome = 0;
  return (body) => {
    if (held !== undefined) {
      toCome -= 1;
      if (toCome > 0) return [body];
      const late = held;
      held = undefined;
      return [body, late];
    }
    if (wordsOf(body) !== event.words) return [body];
    seen += 1;
    if (seen !== event.nth) return [body];
    switch (fault.kind) {
      case 'swallowed':
        return [];
      case 'doubled':
        return [body, body];
      case 'delayed':
        held = body;
        toCome = fault.by;
        return [];
    }
  };
}

function isEvent({ direction }: RecordedMessage): boolean {
  return direction === 'bridge → SAP';
}

function isMeant(message: RecordedMessage, words: string): boolean {
  return isEvent(message) && wordsOf(message.request) === words;
}

const idOf =
  /<t:(?:phoneCallId|chatSessionId|actionSessionId|messageId|itemId|userId|lineId|containerId)>([^<]*)</;
const codeOf =
  /<t:(?:phoneCallStatus|chatStatus|actionStatus|messageStatus|itemStatus|currentWorkmode|status)><t:id>([^<]*)</;
const processingOf = /<t:processingStatus><t:id>([^<]*)</;

/** What an event is about and what it says of it, such as `phoneCallChanged 3001000001 is 3/1`. */
function wordsOf(body: string): string {
  const [, content = ''] = /<soap:Body>([\s\S]*)<\/soap:Body>/.exec(body) ?? [];
  const [, name = 'nothing'] = /^<i:(\w+)/.exec(content) ?? [];
  const [, id] = idOf.exec(content) ?? [];
  const [, line] = /<t:contentText>([^<]*)</.exec(content) ?? [];
  if (line !== undefined) return `${name} "${line}"`;
  const codes = [codeOf, processingOf].flatMap((pattern) => pattern.exec(content)?.[1] ?? []);
  return [name, ...(id === undefined ? [] : [id]), ...(codes.length > 0 ? ['is', codes.join('/')] : [])].join(
    ' ',
  );
}

function faultWords(fault: SequenceFault): string {
  return fault.kind === 'delayed' ? `after ${fault.by} that followed` : fault.kind;
}
