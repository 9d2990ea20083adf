import type { Directory } from '../pbx/directory.ts';
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
}

/** The object id of everything between the bridge and its handlers. */
const sapObjectId = 'SAPCRM';

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
  readonly answer: (data: readonly string[], context: HandlerContext) => HandlerAnswer;
}): Handler {
  const { name, eventId, answerEventId, answer } = handler;
  return {
    name,
    objectId: sapObjectId,
    eventId,
    run([correlationId = '', ...data], context) {
      const result = answer(data, context);
      context.send({
        objectId: sapObjectId,
        ...('failed' in result
          ? { eventId: failedEventId, data: [correlationId, name, result.failed] }
          : { eventId: answerEventId, data: [correlationId, ...result.data] }),
      });
    },
  };
}
