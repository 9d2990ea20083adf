import type { PbxChange } from '../pbx/change.ts';
import type { Directory } from '../pbx/directory.ts';
import type { Refusal } from '../pbx/refusal.ts';
import type { Step } from '../pbx/step.ts';

/** What is sent to a handler, or by one: two names and a list of texts (icws.md 11). */
export interface HandlerNotification {
  readonly objectId: string;
  readonly eventId: string;
  readonly data: readonly string[];
}

/** What a handler may do. */
export interface HandlerContext {
  readonly directory: Directory;
  /** Runs a command of the switch. */
  act<T>(command: (step: Step) => T): T;
  /** Tells every session that asked for this notification. */
  send(notification: HandlerNotification): void;
}

/** A program on the server that a notification starts, known by the two names, whatever their case. */
export interface Handler {
  readonly name: string;
  readonly objectId: string;
  readonly eventId: string;
  readonly run: (data: readonly string[], context: HandlerContext) => void;
  /** Looks on at the switch; it may send, but not act, as the others have not been told yet. */
  readonly watch?: (change: PbxChange, send: HandlerContext['send']) => void;
}

/** The object id of everything between the bridge and its handlers. */
export const sapObjectId = 'SAPCRM';

/** How a handler tells that it could not do as asked: correlation id, its name, the reason. */
const failedEventId = 'SapHandlerFailed';

/** What came of a request, or why nothing did. */
export type HandlerAnswer = { readonly data: readonly string[] } | { readonly failed: string };

/**
 * A handler that answers: the first text of a request is a correlation id, which comes first in the answer too
 * (icws.md 11). The names and the order of the texts are our own; a site's handlers have theirs.
 */
export function answeringHandler(handler: {
  readonly name: string;
  readonly eventId: string;
  readonly answerEventId: string;
  /** Its `data` is what follows the correlation id. */
  readonly answer: (data: readonly string[], context: HandlerContext, correlationId: string) => HandlerAnswer;
  readonly watch?: Handler['watch'];
}): Handler {
  const { name, eventId, answerEventId, answer, watch } = handler;
  return {
    ...(watch && { watch }),
    name,
    objectId: sapObjectId,
    eventId,
    run([correlationId = '', ...data], context) {
      const result = answer(data, context, correlationId);
      context.send({
        objectId: sapObjectId,
        ...('failed' in result
          ? { eventId: failedEventId, data: [correlationId, name, result.failed] }
          : { eventId: answerEventId, data: [correlationId, ...result.data] }),
      });
    },
  };
}

/** Names and values that follow each other in a request. */
export function readPairs(list: readonly string[]): readonly (readonly [name: string, value: string])[] {
  const pairs: [string, string][] = [];
  for (let index = 0; index < list.length; index += 2) pairs.push([list[index] ?? '', list[index + 1] ?? '']);
  return pairs.filter(([name]) => name !== '');
}

/** The answer of a handler that lets a user do something, which the switch may refuse. */
export function answerOf(refused: Refusal | undefined, data: readonly string[]): HandlerAnswer {
  return refused ? { failed: refused.message } : { data };
}
