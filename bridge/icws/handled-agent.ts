import { BridgeError } from '../core/bridge-error.ts';
import type { IdSource } from '../core/chance.ts';
import type { CicEvent } from '../core/cic-event.ts';
import type { AgentLogOn, AgentSession } from '../core/cic-port.ts';
import type { HandlerNames } from '../core/handler-names.ts';
import { unknownUser } from '../core/user-names.ts';
import { createAgentCommands } from './agent-commands.ts';
import type { AgentSessionHandle } from './agent-session.ts';
import { createAgentWatch } from './agent-watch.ts';
import { backOffMs } from './back-off.ts';
import { createCommandSender } from './command-sender.ts';
import { createCompletions } from './completions.ts';
import { createDetailWatch } from './detail-watch.ts';
import { handledCommands } from './handled-commands.ts';
import type { HandlerExchange } from './handler-exchange.ts';
import { bridgeErrorOf } from './icws-error.ts';
import type { LiveConnection } from './live-connection.ts';
import { createMailWatch } from './mail-watch.ts';
import type { UserStatus } from './message.ts';
import type { ServicePart, ServiceSession } from './service-session.ts';
import type { IcwsContext } from './session.ts';
import { stationGuarded } from './station.ts';
import type { StatusCatalogue } from './status-catalogue.ts';
import type { UserStatusFeed } from './user-status-feed.ts';
import { doneWithin, pause } from './wait.ts';

export interface HandledAgentContext extends IcwsContext {
  readonly ids: IdSource;
  readonly service: ServiceSession;
  readonly catalogue: StatusCatalogue;
  readonly feed: UserStatusFeed;
  readonly exchange: HandlerExchange;
  readonly names: HandlerNames;
}

/**
 * An agent without a password (G26): the service session watches status and queue and does what its rights
 * allow on the interactions of others, handlers on the CIC server do what CIC lets only the agent do.
 */
export function openHandledAgent(
  context: HandledAgentContext,
  logOn: Pick<AgentLogOn, 'userId' | 'station'>,
  onEvent: (event: CicEvent) => void,
): AgentSessionHandle {
  const { clock, rng, settings, log, service, catalogue, feed, exchange, names } = context;
  const { userId } = logOn;
  const closing = new AbortController();
  let isOpen = false;
  let isUp = false;
  let station = logOn.station ?? '';
  let isStationLost = false;
  /** True while no handler has logged the agent on yet, or has logged them off. */
  let isLoggedOff = true;
  /** The next status is told even where it is the last one again. */
  let isFreshWanted = true;
  let restoring: Promise<void> = Promise.resolve();

  function tell(event: CicEvent): void {
    if (closing.signal.aborted) return;
    if (event.kind === 'interactionRemoved') details.keepOnly((id) => id !== event.interactionId);
    if (event.kind === 'queueRead') {
      const present = new Set(event.interactions?.map(({ id }) => id));
      details.keepOnly((id) => present.has(id));
    }
    onEvent(event);
  }

  const mails = createMailWatch({
    userId,
    request: (request) => service.request(request),
    clock,
    snapshotMs: settings.timeouts.snapshotMs,
    log,
    emit: tell,
  });
  const watch = createAgentWatch({
    userId,
    subscriptionId: `handled-${context.ids()}`,
    settings,
    clock,
    rng,
    log,
    catalogue,
    emit: mails.tell,
    refresh: restoreInTurn,
    async subscribeStatus(live) {
      isFreshWanted = true;
      const error = await feed.want([userId], live);
      if (error) throw error;
      // Whom the feed has already, no message tells again.
      const known = feed.statuses.get(userId.toLowerCase());
      if (known && isFreshWanted) onStatus(known);
    },
  });
  const completions = createCompletions(clock);
  const details = createDetailWatch({ userId, session: () => service, log, emit: tell });

  function onStatus(status: UserStatus): void {
    if (status.userId.toLowerCase() !== userId.toLowerCase()) return;
    const isFresh = isFreshWanted;
    isFreshWanted = false;
    watch.onUserStatuses(!isFresh, [status]);
    if (status.stations !== undefined && !isLoggedOff) onStations(status.stations);
  }

  function onStations(stations: readonly string[]): void {
    const isLost = !stations.some((id) => id.toLowerCase() === station.toLowerCase());
    if (isLost === isStationLost) return;
    isStationLost = isLost;
    if (!isLost) {
      log.info({ user: userId, station }, 'the agent has the station again');
      tell({ kind: 'stationBound', station });
      return;
    }
    log.warn({ user: userId, station }, 'the agent has no longer the station that a handler bound');
    tell({ kind: 'stationLost', station });
  }

  /** Handlers bind the station, as only a session of the agent or a handler can (icws.md 3.7). */
  async function logOnByHandler(): Promise<void> {
    const [, bound = ''] = await exchange.ask({
      what: `log ${userId} on to CIC`,
      event: names.logOn,
      data: [userId, logOn.station ?? ''],
      refusedAs: 'workcenterInUse',
    });
    if (bound !== '') station = bound;
    isLoggedOff = false;
    isStationLost = false;
  }

  /** Status and queue from the beginning. */
  async function read(live: LiveConnection): Promise<void> {
    mails.reset();
    await watch.subscribe(live);
    await details.restore(live);
  }

  async function restore(live: LiveConnection): Promise<void> {
    for (let tries = 0; !closing.signal.aborted && !live.loss; tries += 1) {
      try {
        if (!isUp) await logOnByHandler();
        await read(live);
        if (live.loss || closing.signal.aborted) return;
        if (!isUp) tell({ kind: 'linkChanged', link: 'up' });
        isUp = true;
        return;
      } catch (error) {
        log.warn({ user: userId, error }, 'the handlers cannot bring an agent back yet');
        if (isUp) tell({ kind: 'linkChanged', link: 'down' });
        isUp = false;
        const waitMs = backOffMs(tries, settings.backoff, rng);
        if (!(await pause(clock, waitMs, AbortSignal.any([live.signal, closing.signal])))) return;
      }
    }
  }

  function restoreInTurn(live: LiveConnection): Promise<void> {
    restoring = restoring.then(() => restore(live));
    return restoring;
  }

  const part: ServicePart = {
    async subscribe(live) {
      if (isOpen) await restoreInTurn(live);
    },
    onMessage(message, live) {
      // Statuses come by way of the feed, which has them for everybody.
      if (message.kind === 'userStatuses') return;
      if (message.kind === 'completed') completions.settle(message.requestId, message.failure);
      else watch.onMessage(message, live);
      details.onMessage(message);
      mails.onMessage(message);
    },
    onLink(link) {
      if (!isOpen || link === 'up') return;
      if (link === 'down') {
        completions.abandon('the connection to CIC was lost before CIC confirmed it');
        watch.queue.reset();
        isUp = false;
      }
      tell({ kind: 'linkChanged', link });
    },
  };

  async function open(): Promise<AgentSession> {
    const known = await service.readStatus(userId);
    if (!known) throw unknownUser(`log ${userId} on to CIC`, userId);
    const extension = await service.extensionOf(userId);
    if (extension === '') {
      const message = `Failed to log ${userId} on to CIC: the user has no extension (G22). Set one in Interaction Administrator.`;
      throw new BridgeError('loginFailed', message, { details: { reason: 'noExtension' } });
    }
    const live = service.live();
    if (live instanceof BridgeError) throw live;
    const leave = service.attach(part);
    const unwatch = feed.watch(onStatus);
    closing.signal.addEventListener('abort', () => {
      leave();
      unwatch();
    });
    if (!(await doneWithin(catalogue.known, clock, settings.timeouts.snapshotMs, live.signal))) {
      const why = live.loss?.reason ?? 'the status messages are not known';
      throw bridgeErrorOf(`log ${userId} on to CIC`, { kind: 'noSession', message: why });
    }
    await logOnByHandler();
    await read(live);
    isOpen = true;
    isUp = true;
    const sender = createCommandSender(service, watch.queue);
    const direct = createAgentCommands(
      {
        userId,
        session: service,
        queue: watch.queue,
        details,
        mails,
        catalogue,
        completions,
        clock,
        timeouts: settings.timeouts,
      },
      sender,
    );
    const commands = handledCommands({
      userId,
      direct,
      run: sender.run,
      exchange,
      names,
      queue: watch.queue,
    });
    const lostStation = () => (isStationLost ? station : undefined);
    return {
      userId,
      displayName: userId,
      station,
      extension: extension ?? '',
      statusMessages: catalogue.messages,
      ...stationGuarded(commands, lostStation),
      close,
    };
  }

  async function close(): Promise<void> {
    if (closing.signal.aborted) return;
    closing.abort();
    watch.close();
    completions.abandon('the agent was logged off');
    if (isLoggedOff || service.live() instanceof BridgeError) return;
    isLoggedOff = true;
    await exchange
      .ask({ what: `log ${userId} off`, event: names.logOff, data: [userId], refusedAs: 'notLoggedOn' })
      .catch((error: unknown) => log.warn({ user: userId, error }, 'no handler logged the agent off'));
  }

  async function opened(): Promise<AgentSession> {
    try {
      return await open();
    } catch (error) {
      await close();
      throw error;
    }
  }

  return { opened: opened(), close };
}
