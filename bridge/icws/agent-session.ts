import { BridgeError } from '../core/bridge-error.ts';
import type { IdSource } from '../core/chance.ts';
import type { CicEvent } from '../core/cic-event.ts';
import type { AgentLogOn, AgentSession } from '../core/cic-port.ts';
import { otherSpelling, unknownUser } from '../core/user-names.ts';
import { createAgentCommands } from './agent-commands.ts';
import { createAgentWatch } from './agent-watch.ts';
import { createCompletions } from './completions.ts';
import { createDetailWatch } from './detail-watch.ts';
import { bridgeErrorOf } from './icws-error.ts';
import { acquireLicences } from './licences.ts';
import type { LiveConnection } from './live-connection.ts';
import { localizedCatalogue } from './localized-catalogue.ts';
import { createMailWatch } from './mail-watch.ts';
import type { ServiceSession } from './service-session.ts';
import { createSession, type IcwsContext, type Session } from './session.ts';
import { bindStation, readStation, stationGuarded, stationPath, stationSubscription } from './station.ts';
import type { StatusCatalogue } from './status-catalogue.ts';
import { doneWithin } from './wait.ts';

export interface AgentSessionHandle {
  /** Resolves once the agent is logged on and the first status and queue were told. */
  readonly opened: Promise<AgentSession>;
  /** Also gives up the opening. Never rejects. */
  close(): Promise<void>;
}

/** As what CIC may refuse a log-on whose user it does not know. */
const refusals: ReadonlySet<unknown> = new Set(['authenticationFailure', 'invalidRequest']);

/**
 * Opens an agent's own session. Status and queue are subscribed here, not in the service session, so that
 * both arrive on one stream in CIC's order, and so that a log-on does not replace a list of thousands.
 */
export function openAgentSession(
  context: IcwsContext & { readonly ids: IdSource },
  service: Pick<ServiceSession, 'extensionOf' | 'readStatus'>,
  catalogue: StatusCatalogue,
  logOn: AgentLogOn & { readonly password: string },
  onEvent: (event: CicEvent) => void,
): AgentSessionHandle {
  const { clock, settings, log } = context;
  const { userId } = logOn;
  let isClosed = false;
  let wasUp = false;
  let station = logOn.station ?? '';
  let isStationLost = false;
  let displayName = userId;
  let extension = '';
  /** From before the session counts as up: its first messages come then. */
  let connected: LiveConnection | undefined;

  function emit(event: CicEvent): void {
    if (isClosed) return;
    if (event.kind === 'interactionRemoved') details.keepOnly((id) => id !== event.interactionId);
    if (event.kind === 'queueRead') {
      const present = new Set(event.interactions?.map(({ id }) => id));
      details.keepOnly((id) => present.has(id));
    }
    onEvent(event);
  }

  const { language = settings.language } = logOn;
  const isLocal = language.toLowerCase() !== settings.language.toLowerCase();
  const localized = isLocal ? localizedCatalogue(catalogue, userId, log) : undefined;

  const mails = createMailWatch({
    userId,
    request: (request) => (connected && !connected.loss ? connected : session).request(request),
    clock,
    snapshotMs: settings.timeouts.snapshotMs,
    log,
    emit,
  });

  const watch = createAgentWatch({
    userId,
    subscriptionId: `agent-${context.ids()}`,
    settings,
    clock,
    rng: context.rng,
    log,
    catalogue: localized ?? catalogue,
    emit: mails.tell,
    refresh: (live) => session.refresh(live),
  });
  const completions = createCompletions(clock);
  const details = createDetailWatch({ userId, session: () => session, log, emit });

  async function establish(live: LiveConnection): Promise<void> {
    const { connection } = live;
    if (connection.userId !== userId) throw otherSpelling(userId, connection.userId);
    displayName = connection.displayName;
    if (!(await doneWithin(catalogue.known, clock, settings.timeouts.snapshotMs, live.signal))) {
      const why = live.loss?.reason ?? 'the status messages are not known, the service session is not up';
      throw bridgeErrorOf(`log ${userId} on to CIC`, { kind: 'noSession', message: why });
    }
    await refuseWithoutExtension();
    await acquireLicences(userId, settings.agentLicences, live);
    isStationLost = false;
    await bind(live);
    await watchStation(live);
    await localized?.read(live);
    await subscribe(live);
  }

  /** Whoever took the station while the connection was down keeps it; calls and statuses are read all the same. */
  async function bind(live: LiveConnection): Promise<void> {
    try {
      station = await bindStation(live, userId, logOn.station, settings.channels);
    } catch (error) {
      if (!wasUp || live.loss || !(error instanceof BridgeError) || error.code !== 'workcenterInUse')
        throw error;
      onStationChanged('');
    }
  }

  /** A message may have been lost, or may have been about another session of the user. */
  async function checkStation(live: LiveConnection): Promise<void> {
    const now = await readStation(live);
    if (now !== undefined && !live.loss) onStationChanged(now);
  }

  async function refuseWithoutExtension(): Promise<void> {
    if (wasUp) return;
    const known = await service.extensionOf(userId);
    extension = known ?? '';
    if (known !== '') return;
    const message = `Failed to log ${userId} on to CIC: the user has no extension (G22). Set one in Interaction Administrator.`;
    throw new BridgeError('loginFailed', message, { details: { reason: 'noExtension' } });
  }

  /** A server that cannot tell of its stations can still be worked with. */
  async function watchStation(live: LiveConnection): Promise<void> {
    const answer = await live.request({ method: 'PUT', path: stationSubscription });
    if (answer.ok) return;
    log.info({ user: userId, reason: answer.failure.message }, 'CIC will not tell of a lost station');
  }

  function onStationChanged(stationId: string): void {
    const isLost = stationId.toLowerCase() !== station.toLowerCase();
    if (isLost === isStationLost) return;
    isStationLost = isLost;
    if (!isLost) {
      log.info({ user: userId, station }, 'CIC gave the station back');
      emit({ kind: 'stationBound', station });
      return;
    }
    log.warn({ user: userId, station, now: stationId }, 'CIC gave the station to another session');
    emit({ kind: 'stationLost', station });
  }

  async function subscribe(live: LiveConnection): Promise<void> {
    connected = live;
    mails.reset();
    await watch.subscribe(live);
    await details.restore(live);
  }

  const session: Session = createSession(context, {
    user: userId,
    password: logOn.password,
    language: logOn.language,
    establish,
    async subscribe(live) {
      await subscribe(live);
      await checkStation(live);
    },
    releases: [...watch.subscriptions, stationSubscription, stationPath],
    onMessage(message, live) {
      if (message.kind === 'stationChanged') onStationChanged(message.stationId);
      else if (message.kind === 'stationUncertain') {
        if (live === connected && wasUp) void checkStation(live);
      } else if (message.kind === 'completed') completions.settle(message.requestId, message.failure);
      else watch.onMessage(message, live);
      details.onMessage(message);
      mails.onMessage(message);
    },
    onLink(link) {
      if (link === 'down') {
        completions.abandon('the connection to CIC was lost before CIC confirmed it');
        watch.queue.reset();
      }
      // That the session came up is what `opened` tells.
      const isFirstUp = link === 'up' && !wasUp;
      wasUp ||= link === 'up';
      if (!isFirstUp) emit({ kind: 'linkChanged', link });
    },
    unwelcomePauseMs: undefined,
  });

  /** CIC refuses a name that it does not know as it refuses a wrong password; the service user can tell them apart (G22). */
  async function sayWhoIsMissing(error: unknown): Promise<unknown> {
    const isRefused = error instanceof BridgeError && refusals.has(error.details.reason);
    if (!isRefused || error.code !== 'loginFailed') return error;
    try {
      return (await service.readStatus(userId)) ? error : unknownUser(`log ${userId} on to CIC`, userId);
    } catch (found) {
      return found instanceof BridgeError && found.code === 'unknownUser' ? found : error;
    }
  }

  async function close(): Promise<void> {
    isClosed = true;
    watch.close();
    completions.abandon('the agent was logged off');
    await session.close();
  }

  async function open(): Promise<AgentSession> {
    try {
      await session.open();
    } catch (error) {
      watch.close();
      throw await sayWhoIsMissing(error);
    }
    const commands = createAgentCommands({
      userId,
      session,
      queue: watch.queue,
      details,
      mails,
      catalogue,
      completions,
      clock,
      timeouts: settings.timeouts,
    });
    const lostStation = () => (isStationLost ? station : undefined);
    const { messages: statusMessages } = localized ?? catalogue;
    const guarded = stationGuarded(commands, lostStation);
    return { userId, displayName, station, extension, statusMessages, ...guarded, close };
  }

  return { opened: open(), close };
}
