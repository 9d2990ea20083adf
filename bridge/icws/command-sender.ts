import { z } from 'zod';
import { BridgeError } from '../core/bridge-error.ts';
import type { ErrorName } from '../core/error-codes.ts';
import { createCommandLanes } from './command-lanes.ts';
import type { SessionRequest } from './connection.ts';
import { bridgeErrorOf, type IcwsFailure, type IcwsFailureKind } from './icws-error.ts';
import type { QueueWatch } from './queue-watch.ts';
import type { Session } from './session.ts';
import type { Expectation, IsConfirmed } from './watchdog.ts';

/** What some kinds of failure mean for one request, instead of what they mean in general. */
export type CodesInstead = Partial<Record<IcwsFailureKind, ErrorName>>;

export interface CommandOptions {
  readonly method?: 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  readonly instead?: CodesInstead;
  readonly timeoutMs?: number;
  /** False where a second PUT or DELETE would be refused, though the first was done. */
  readonly isRepeatable?: boolean;
  /** Where the interaction then is; absent where no message shows it. */
  readonly confirmedBy?: IsConfirmed;
}

/** Sends one agent's commands, those to one interaction strictly one after the other. */
export interface CommandSender {
  /** In lanes of its own choice. Repeated by the connection where the method allows it, a POST never. */
  run<T>(lanes: string | readonly string[], work: () => Promise<T>): Promise<T>;
  request(what: string, request: SessionRequest, instead?: CodesInstead): Promise<unknown>;
  /** A command below `/interactions/{id}`; resolves to CIC's answer. */
  command(what: string, id: string, verb: string, options?: CommandOptions): Promise<unknown>;
}

export function createCommandSender(session: Pick<Session, 'request'>, queue: QueueWatch): CommandSender {
  const lanes = createCommandLanes();

  async function request(what: string, sent: SessionRequest, instead: CodesInstead = {}): Promise<unknown> {
    const answer = await session.request(sent);
    if (answer.ok) return answer.body;
    throw bridgeErrorOf(what, answer.failure, instead);
  }

  async function command(
    what: string,
    id: string,
    verb: string,
    { method = 'POST', body, instead, timeoutMs, isRepeatable = true, confirmedBy }: CommandOptions = {},
  ): Promise<unknown> {
    const path = `/interactions/${encodeURIComponent(id)}${verb}`;
    return lanes.run(id, async () => {
      const expectation = confirmedBy && queue.expect(id, confirmedBy);
      const answer = await session.request({
        method,
        path,
        body,
        isRepeatable,
        ...(timeoutMs === undefined ? {} : { timeoutMs }),
      });
      if (answer.ok) {
        expectation?.taken();
        return answer.body;
      }
      if (expectation) conclude(expectation, answer.failure);
      throw bridgeErrorOf(what, answer.failure, instead);
    });
  }

  return { run: lanes.run, request, command };
}

/** Where CIC may have acted, or does not have the interaction at all, only a reading tells (icws.md 15.9). */
function conclude(expectation: Expectation, { kind }: IcwsFailure): void {
  const isDoubtful =
    kind === 'timedOut' || kind === 'unreachable' || kind === 'serverFailure' || kind === 'notFound';
  if (isDoubtful) expectation.inDoubt();
  else expectation.refused();
}

/**
 * Reads what CIC must have put into its answer.
 * @throws BridgeError `cicUnavailable`: CIC did it, but its answer cannot be used.
 */
export function answerOf<T extends z.ZodType>(
  what: string,
  schema: T,
  body: unknown,
  nextStep = 'Look into CIC before trying again',
): z.output<T> {
  const { data, error } = schema.safeParse(body);
  if (!error) return data;
  const why = `CIC took it, but its answer lacks what it promises (${z.prettifyError(error).replaceAll('\n', ' ')})`;
  throw new BridgeError('cicUnavailable', `Failed to ${what}: ${why}. ${nextStep}.`);
}
