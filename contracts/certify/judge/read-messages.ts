import { errorCodes } from '@switchhook/bridge';
import {
  catalogue,
  type Dialect,
  decodeEventReply,
  decodeReply,
  defaultDialect,
  type IciEventName,
  type Operation,
  type OperationName,
  possibleAnywhere,
  type ReadMessage,
  readMessage,
} from '@switchhook/bridge/ici';
import { schemaProblems } from '../../pact/soap-schema.ts';
import { inDefaultWords } from './default-words.ts';
import type { RecordedMessage } from './recorded-message.ts';
import type { Divergence } from './verdict.ts';

/** A message that was understood, with what was answered. */
export interface UnderstoodMessage extends ReadMessage {
  readonly recorded: RecordedMessage;
  readonly reply:
    | { readonly kind: 'answer'; readonly value: unknown }
    | { readonly kind: 'fault'; readonly code: string; readonly message: string }
    /** Nobody answered, or it is not in the recording. */
    | { readonly kind: 'none' };
}

const alwaysPossible = new Set([...possibleAnywhere].map((name): string => errorCodes[name].ici));

/**
 * Reads each message by the catalogue and holds it against the schema and the faults that it declares; what it says
 * is told in the codes of our own dialect.
 */
export function readMessages(
  messages: readonly RecordedMessage[],
  dialect: Dialect = defaultDialect,
): {
  readonly understood: readonly UnderstoodMessage[];
  readonly divergences: readonly Divergence[];
} {
  const divergences: Divergence[] = [];
  const understood = messages.flatMap((recorded) => {
    const at = (operation: string, rule: string, found: string, expected: string) =>
      divergences.push({ operation, position: recorded.position, rule, found, expected });
    const read = understand(recorded, dialect, at);
    return read ? [read] : [];
  });
  return { understood, divergences };
}

type Note = (operation: string, rule: string, found: string, expected: string) => void;

function understand(recorded: RecordedMessage, dialect: Dialect, note: Note): UnderstoodMessage | undefined {
  let message: ReadMessage;
  try {
    message = inDefaultWords(dialect, readMessage(dialect, recorded.request));
  } catch (error) {
    // What strangers send is theirs to answer for; the bridge has to refuse it.
    if (recorded.direction === 'bridge → SAP' || recorded.response?.status === 200)
      note('unknown', 'message', wordsOf(error), 'a message of the catalogue, or a fault in answer to it');
    return undefined;
  }
  // Some recordings do not say which way a message went; its name does.
  const isEvent = message.name.startsWith('IciEvent.');
  const problemsIn = (xml: string) => schemaProblemsIn(xml, dialect);
  const operation = operationOf(message.name);
  if (isEvent) {
    for (const problem of problemsIn(recorded.request)) note(message.name, 'schema', problem, 'the schema');
  }
  const response = recorded.response && { ...recorded.response, body: unmasked(recorded.response.body) };
  if (!response || response.status === 0) return { ...message, recorded, reply: { kind: 'none' } };
  if (isEvent) {
    const reply = decodeEventReply(
      dialect,
      message.name.replace('IciEvent.', '') as IciEventName,
      response.body,
    );
    const isTaken = response.status < 300 && reply.kind === 'accepted';
    return {
      ...message,
      recorded,
      reply: isTaken
        ? { kind: 'answer', value: undefined }
        : {
            kind: 'fault',
            code: String(response.status),
            message: reply.kind === 'fault' ? reply.message : '',
          },
    };
  }
  try {
    const reply = decodeReply(dialect, message.name as OperationName, response.body);
    for (const problem of problemsIn(response.body)) note(message.name, 'schema', problem, 'the schema');
    if (reply.kind === 'answer') {
      if (response.status !== 200) note(message.name, 'status', `${response.status} with an answer`, '200');
      return { ...message, recorded, reply: { kind: 'answer', value: reply.value } };
    }
    if (response.status < 400) note(message.name, 'status', `${response.status} with a fault`, '500');
    const declared = operation.faults.map((name): string => errorCodes[name].ici);
    if (/^ICI-/.test(reply.code) && !declared.includes(reply.code) && !alwaysPossible.has(reply.code)) {
      note(message.name, 'fault', `the fault ${reply.code}`, `one of ${declared.join(', ') || 'none'}`);
    }
    return {
      ...message,
      recorded,
      reply: { kind: 'fault', code: reply.code, message: reply.message },
    };
  } catch (error) {
    note(message.name, 'answer', wordsOf(error), `an answer to ${message.name}, or a fault`);
    return { ...message, recorded, reply: { kind: 'none' } };
  }
}

/** Recordings mask what may be a password; where the schema wants a truth value, it is taken on trust. */
function unmasked(body: string): string {
  return body.replace(/(<(?:[\w.-]+:)?\w+Required>)\*\*\*</g, '$1true<');
}

/** An rpc message has no schema of its own: its parts are qualified by nothing. */
function schemaProblemsIn(xml: string, dialect: Dialect): readonly string[] {
  if (dialect.style !== 'document-literal-wrapped') return [];
  try {
    return schemaProblems(xml, dialect);
  } catch (error) {
    return [wordsOf(error)];
  }
}

function operationOf(fullName: string): Operation {
  const [service = '', name = ''] = fullName.split('.');
  const { operations } = catalogue[service as keyof typeof catalogue];
  return (operations as Readonly<Record<string, Operation>>)[name] as Operation;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message.trim() : String(error);
}
