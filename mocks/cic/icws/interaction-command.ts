import type { z } from 'zod';
import type { DialTarget } from '../pbx/dial-target.ts';
import type { Refusal } from '../pbx/refusal.ts';
import type { Step } from '../pbx/step.ts';
import { refusalReply } from './failure.ts';
import { type Exchange, type Operation, operation, withBody } from './operation.ts';
import { done, type IcwsReply, isReply } from './reply.ts';
import { readTarget, transferSchema } from './transfer-target.ts';

export type Command<T> = (step: Step, actorId: string, id: string, body: T) => Refusal | undefined;

/** Performs a command of the session's user on the interaction of the path. */
export function run(
  { server, session, param }: Exchange,
  perform: Command<undefined>,
  success: IcwsReply = done,
): IcwsReply {
  const refused = server.pbx.act((step) => perform(step, session.user.id, param('interactionId'), undefined));
  return refused ? refusalReply(refused) : success;
}

/** `POST …/{interactionId}/<name>` without a body. */
export function command(name: string, perform: Command<undefined>): Operation {
  return operation('POST', `{S}/interactions/{interactionId}/${name}`, 'interactions', (exchange) =>
    run(exchange, perform),
  );
}

/** `POST …/{interactionId}/<name>` with a body. */
export function commandWith<T>(name: string, schema: z.ZodType<T>, perform: Command<T>): Operation {
  const path = `{S}/interactions/{interactionId}/${name}`;
  const handle = withBody(schema, (exchange: Exchange, body) =>
    run(exchange, (step, actorId, id) => perform(step, actorId, id, body)),
  );
  return operation('POST', path, 'interactions', handle);
}

/** `POST …/{interactionId}/<name>` with a target or a queue. */
export function transferCommand(name: string, perform: Command<string | DialTarget>): Operation {
  const path = `{S}/interactions/{interactionId}/${name}`;
  const handle = withBody(transferSchema, (exchange: Exchange, body) => {
    const target = readTarget(exchange, body);
    if (isReply(target)) return target;
    return run(exchange, (step, actorId, id) => perform(step, actorId, id, target));
  });
  return operation('POST', path, 'interactions', handle);
}
