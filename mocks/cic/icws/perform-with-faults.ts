import { failure, sessionNotFound } from './failure.ts';
import type { FaultKind } from './faults.ts';
import { notAccepting } from './host.ts';
import type { IcwsServer } from './icws-server.ts';
import type { Operation } from './operation.ts';
import type { IcwsReply } from './reply.ts';
import type { Session } from './session.ts';

const defaultDelayMs = 1_000;
/** Long enough for a stream to overtake the answer. */
const overtakingMs = 50;

interface Request {
  readonly operation: Operation;
  readonly session: Session | undefined;
  readonly wantsStream: boolean;
}

/** Carries an operation out, or not, as the plan of faults has it. */
export function performWithFaults(
  { faults, host, sessions }: IcwsServer,
  { operation, session, wantsStream }: Request,
  perform: () => IcwsReply,
): IcwsReply {
  if (faults.isIdle) return perform();
  const { method, path } = operation;
  const strike = (fault: FaultKind) => faults.strike(fault, { method, path, userId: session?.user.id });
  const isReading = path.endsWith('/messaging/messages');

  if (strike('unavailable')) return notAccepting(host);
  if (session && !session.ended && strike('unauthorized')) {
    sessions.end(session, { reason: 'The session is lost.', shouldReconnect: true }, { isTold: false });
    return sessionNotFound;
  }
  if (!isReading && strike('error')) {
    return failure(500, 'error.server.telephony', 'The telephony command failed.');
  }
  if (isReading && !wantsStream && strike('lostPoll')) return { ...perform(), isLost: true };
  const slow = !wantsStream && strike('slow');
  if (slow) return { ...perform(), delayMs: slow.delayMs ?? defaultDelayMs };
  if (!session || isReading) return perform();

  const isSubscription = method === 'PUT' && path.includes('/messaging/subscriptions/');
  // a PUT on a subscription that exists triggers a snapshot again (icws.md 4.1)
  if (isSubscription && strike('duplicateSnapshot')) perform();
  const early = strike('messageBeforeReply');
  if (early) return { ...perform(), delayMs: early.delayMs ?? overtakingMs };
  if (!strike('messageAfterReply')) return perform();
  session.hold();
  const reply = perform();
  return {
    ...reply,
    afterwards() {
      session.release();
      reply.afterwards?.();
    },
  };
}
