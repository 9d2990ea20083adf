import { setMaxListeners } from 'node:events';
import { BridgeError } from '../core/bridge-error.ts';
import type { Rng } from '../core/chance.ts';
import type { CicLink } from '../core/cic-event.ts';
import { backOffMs } from './back-off.ts';
import { type LogInContext, logIn, type SessionRequest } from './connection.ts';
import { bridgeErrorOf, type IcwsFailure } from './icws-error.ts';
import type { IcwsAnswer } from './icws-request.ts';
import { goLive, type LiveConnection, type Loss } from './live-connection.ts';
import { logOut } from './log-out.ts';
import { type IcwsMessage, readMessage } from './message.ts';
import type { MessageStreamContext } from './message-stream.ts';
import { pause } from './wait.ts';

/** What every session of one CIC shares. */
export interface IcwsContext extends LogInContext, MessageStreamContext {
  readonly rng: Rng;
}

/** What makes one user's session: who logs on, what is asked for, who listens. */
export interface SessionPlan {
  readonly user: string;
  readonly password: string;
  /** Of CIC's texts; the bridge's own unless told otherwise. */
  readonly language?: string | undefined;
  /** After each log-on; a rejection undoes it. The messages are being read already. */
  establish(live: LiveConnection): Promise<void>;
  /** Puts the subscriptions again on a session that goes on but may have missed messages. */
  subscribe(live: LiveConnection): Promise<void>;
  /** What to DELETE before the session itself. */
  readonly releases: readonly string[];
  onMessage(message: IcwsMessage, live: LiveConnection): void;
  onLink(link: CicLink): void;
  /** Milliseconds until the next try after CIC refused or sent away the user; undefined ends the session. */
  readonly unwelcomePauseMs: number | undefined;
}

/** One user's session over all the connections that it takes. */
export interface Session {
  readonly link: CicLink;
  /** Rejects where the first attempt fails. */
  open(): Promise<void>;
  /** Resolves after the first attempt, and goes on trying where that failed. */
  keepOpen(): Promise<void>;
  request(request: SessionRequest): Promise<IcwsAnswer>;
  /** Puts the subscriptions again; where that fails, the connection is given up for a new one. */
  refresh(live: LiveConnection): Promise<void>;
  close(): Promise<void>;
}

/** In the details of an error: the subscriptions were put, but their first messages never came. */
export const noSnapshot = 'noSnapshot';

interface Setback {
  readonly error: BridgeError;
  /** In CIC's words. */
  readonly reason: string;
  /** CIC refused the credentials, or asked not to come back. */
  readonly isUnwelcome: boolean;
}

/**
 * A session that comes back by itself: after a loss it waits (capped, jittered, icws.md 3.6), logs on again
 * and establishes everything anew, for nothing survives in CIC. Links are told as down, then reconnecting and
 * down for each failed attempt, then up.
 */
export function createSession(context: IcwsContext, plan: SessionPlan): Session {
  const { clock, rng, settings } = context;
  const log = context.log;
  const closing = new AbortController();
  // Every request under way listens to it; Node would take the eleventh for a leak.
  setMaxListeners(0, closing.signal);
  let link: CicLink = 'down';
  let current: LiveConnection | undefined;
  /** Why there is none now. */
  let missing = 'not logged on yet';
  /** Why it is over for good. */
  let ended: string | undefined;
  let opening: LiveConnection | undefined;
  let attempting: Promise<unknown> = Promise.resolve();
  let recovery: Promise<void> = Promise.resolve();
  /** The last event stream never carried a byte: a proxy may hold it back, so the next attempt polls. */
  let avoidEvents = false;
  let tries = 0;
  let upSince = 0;

  function setLink(next: CicLink): void {
    link = next;
    if (!closing.signal.aborted) plan.onLink(next);
  }

  function dispatch(value: unknown, live: LiveConnection): void {
    if (closing.signal.aborted || live.loss) return;
    const message = readMessage(value);
    if (message.kind === 'sessionDown') {
      const { reason, shouldReconnect } = message;
      live.end({ reason, isFinal: !shouldReconnect, mayLiveOn: false });
    } else if (message.kind === 'malformed') {
      const { type, problem } = message;
      log.warn({ user: plan.user, type, problem }, 'ignored a message from CIC in an unknown shape');
    } else if (message.kind === 'unknown') {
      log.debug({ user: plan.user, type: message.type }, 'ignored a message from CIC');
    } else {
      try {
        plan.onMessage(message, live);
      } catch (error) {
        // One listener's fault must not stop the stream that all later messages come through.
        log.error({ user: plan.user, kind: message.kind, err: error }, 'failed to handle a message from CIC');
      }
    }
  }

  function onOver(live: LiveConnection, loss: Loss): void {
    if (live !== current || closing.signal.aborted) return;
    current = undefined;
    avoidEvents = live.wasMute;
    // A server that takes log-ons and drops them at once must not bring the wait back to its beginning.
    if (clock.now() - upSince >= settings.backoff.maxMs) tries = 0;
    const { reason, isFinal: isUnwelcome } = loss;
    log.warn({ user: plan.user, host: live.connection.host, reason }, 'CIC session lost');
    setLink('down');
    const error = bridgeErrorOf(`keep ${plan.user} logged on to CIC`, { kind: 'noSession', message: reason });
    const farewell = loss.mayLiveOn ? logOut(live.connection, [], closing.signal) : Promise.resolve();
    recovery = recover({ error, reason, isUnwelcome }, farewell);
  }

  function attempt(): Promise<Setback | undefined> {
    const outcome = logOnOver(avoidEvents);
    avoidEvents = false;
    attempting = outcome;
    return outcome;
  }

  async function logOnOver(polls: boolean): Promise<Setback | undefined> {
    const outcome = await logIn(context, plan, closing.signal);
    if (!outcome.ok) return setbackOf(outcome.failure);
    const { connection } = outcome;
    const listener = {
      onMessage: dispatch,
      onGap: (live: LiveConnection) => void session.refresh(live),
      onOver,
    };
    const opened = await goLive(context, connection, polls, listener, closing.signal);
    if (!opened.ok) {
      await logOut(connection, []);
      return setbackOf(opened.failure);
    }
    const { live } = opened;
    opening = live;
    const failure = await established(live);
    opening = undefined;
    if (failure) {
      const reason = live.loss?.reason ?? failure.message;
      const isUnwelcome = live.loss?.isFinal ?? false;
      live.end({ reason, isFinal: false, mayLiveOn: true });
      await logOut(connection, plan.releases);
      if (live.wasMute && failure.details.reason === noSnapshot && settings.transport === 'auto') {
        log.warn({ user: plan.user, host: connection.host }, 'no event came through, polling instead');
        return logOnOver(true);
      }
      return { error: failure, reason, isUnwelcome };
    }
    current = live;
    upSince = clock.now();
    log.info({ user: plan.user, host: connection.host, transport: live.transport }, 'CIC session up');
    setLink('up');
    return undefined;
  }

  async function established(live: LiveConnection): Promise<BridgeError | undefined> {
    try {
      await plan.establish(live);
    } catch (error) {
      return errorOf(error);
    }
    const reason = closing.signal.aborted ? 'the session was closed meanwhile' : live.loss?.reason;
    if (reason === undefined) return undefined;
    return bridgeErrorOf(`establish the CIC session of ${plan.user}`, {
      kind: 'unreachable',
      message: reason,
    });
  }

  function setbackOf(failure: IcwsFailure): Setback {
    const isUnwelcome = failure.kind === 'authenticationFailure';
    // Whatever else CIC holds against a log-on (licences, rights, policy), its text says.
    const error = bridgeErrorOf(`log ${plan.user} on to CIC`, failure, {
      notAuthorized: 'loginFailed',
      invalidRequest: 'loginFailed',
      invalidState: 'loginFailed',
      notFound: 'cicUnavailable',
      unsupported: 'cicUnavailable',
    });
    return { error, reason: failure.message, isUnwelcome };
  }

  function errorOf(error: unknown): BridgeError {
    if (error instanceof BridgeError) return error;
    const what = `Failed to establish the CIC session of ${plan.user}: ${String(error)}. Report this.`;
    return new BridgeError('internal', what, { cause: error });
  }

  async function recover(first: Setback, farewell: Promise<void> = Promise.resolve()): Promise<void> {
    for (let setback: Setback | undefined = first; setback; ) {
      missing = setback.reason;
      const pauseMs = setback.isUnwelcome ? plan.unwelcomePauseMs : 0;
      if (pauseMs === undefined) {
        ended = setback.reason;
        log.warn({ user: plan.user, reason: ended }, 'CIC session over, no further attempt');
        return;
      }
      await pause(clock, Math.max(pauseMs, backOffMs(tries++, settings.backoff, rng)), closing.signal);
      await farewell;
      if (closing.signal.aborted) return;
      setLink('reconnecting');
      setback = await attempt();
      if (!setback || closing.signal.aborted) return;
      log.warn({ user: plan.user, reason: setback.error.message }, 'no CIC session yet');
      setLink('down');
    }
  }

  const session: Session = {
    get link() {
      return link;
    },
    async open() {
      const setback = await attempt();
      if (setback) throw setback.error;
    },
    async keepOpen() {
      const setback = await attempt();
      if (!setback || closing.signal.aborted) return;
      log.error({ user: plan.user, reason: setback.error.message }, 'no CIC session yet');
      recovery = recover(setback);
    },
    async request(request) {
      if (current) return current.request(request);
      if (ended !== undefined) return { ok: false, failure: { kind: 'sessionEnded', message: ended } };
      const message = `there is no CIC session at the moment (${missing})`;
      return { ok: false, failure: { kind: 'noSession', message } };
    },
    async refresh(live) {
      log.info({ user: plan.user }, 'messages from CIC may be lost, subscribing again');
      try {
        await plan.subscribe(live);
      } catch (error) {
        live.end({ reason: errorOf(error).message, isFinal: false, mayLiveOn: true });
      }
    },
    async close() {
      if (!closing.signal.aborted) {
        closing.abort();
        opening?.end({ reason: 'the session was closed meanwhile', isFinal: true, mayLiveOn: true });
        link = 'down';
        ended ??= 'the session was closed';
        const live = current;
        current = undefined;
        if (live) {
          await logOut(live.connection, plan.releases);
          live.end({ reason: 'logged off', isFinal: true, mayLiveOn: false });
        }
      }
      await Promise.all([attempting, recovery]);
    },
  };
  return session;
}
