import type { IdSource, Log } from '@switchhook/bridge';
import type { Clock } from '@switchhook/bridge/clock';
import type { TextElement } from '@switchhook/bridge/ici';
import type {
  AgentCommand,
  AgentView,
  BroadcastView,
  InteractionRecordView,
  ItemView,
  SapSettings,
  WorkcenterView,
} from '@switchhook/simulator/model';
import type { BridgeClient } from '../ici/bridge-client.ts';
import { BridgeFault, BridgeUnreachable } from '../ici/bridge-failure.ts';
import type { EventReceiver } from '../ici/event-receiver.ts';
import { faultCodes } from '../ici/fault-codes.ts';
import { chatPostings, textElements, user as userSchema, workcenterCapability } from '../ici/wire-schemas.ts';
import type { AgentEvent, BridgeEvent } from '../interaction-center/agent-event.ts';
import { type AgentState, newAgentState } from '../interaction-center/agent-state.ts';
import { reduceAgent } from '../interaction-center/reduce-agent.ts';
import { toView } from '../interaction-center/to-view.ts';
import { alertsIn } from '../partners/alerts-in.ts';
import type { Directory } from '../partners/directory.ts';
import { hintFor } from './agent-hints.ts';
import { rejectItem } from './commands/item-commands.ts';
import { runCommand } from './commands/run-command.ts';
import { createFiguresWatch } from './figures-watch.ts';
import { createHeartbeat } from './heartbeat.ts';
import { done, type Outcome, outcomeOf } from './outcome.ts';
import { createReadings, type Readings } from './readings.ts';
import type { SapAgent } from './sap-agent.ts';
import { awaiting, type SavedAgent, type SessionStore } from './session-store.ts';

interface LogOnOptions {
  readonly workcenterId?: string;
  /** The work mode to begin with; not ready unless told otherwise. */
  readonly workMode?: '2' | '3';
  /** Of the work modes' texts, such as `de`. */
  readonly language?: string;
}

/** One agent's session with the communication system, and the work they do in it (ici.md 1). */
export interface CommunicationSession {
  readonly userId: string;
  view(): AgentView;
  /** Logs on as ici.md 6.2; an agent who is logged on keeps their session. */
  logOn(options: LogOnOptions): Promise<Outcome>;
  /** Logs off; the session here ends even where the bridge cannot be told. */
  logOff(): Promise<Outcome>;
  run(command: AgentCommand): Promise<Outcome>;
  /** The agent's browser lives (ici.md 6.1, 3); returns when it was heard, in milliseconds since the epoch. */
  ping(): number;
  /** The desk has changed how this SAP behaves; the browser is told what concerns it. */
  settingsChanged(before: SapSettings): void;
  /** Lists that the browser asks for one by one; what fails is also in the message bar. */
  read<T>(
    reading: (readings: Readings) => Promise<T>,
  ): Promise<{ readonly outcome: Outcome; readonly value?: T }>;
  /** Shows what a supervisor says. */
  broadcast(broadcast: BroadcastView): void;
  /** Interaction records that *End* saved, oldest first. */
  records(): readonly InteractionRecordView[];
  /** Takes the subscription up again that was there when this SAP was stopped; does nothing where there was none. */
  resume(): Promise<Outcome>;
  /** Called with every event of the bridge, after it was taken in. */
  onEvent(listener: (event: BridgeEvent) => void): () => void;
  /** Calls `listener` after each change of the view until the returned function is called. */
  onChange(listener: (view: AgentView) => void): () => void;
}

export interface CommunicationSessionOptions {
  readonly agent: SapAgent;
  readonly bridge: BridgeClient;
  readonly receiver: EventReceiver;
  /** Where the bridge is to send the agent's events. */
  readonly appUrl: () => string;
  readonly directory: Directory;
  readonly settings: () => SapSettings;
  /** Where interactions outlive a restart; nowhere where left out. */
  readonly store?: SessionStore;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
}

interface Subscription {
  readonly appId: string;
  readonly unregister: () => void;
}

/** What SAP tells of itself. */
const productInformation = {
  productName: 'Switchhook mock SAP CRM',
  productVersion: '0.1.0',
  vendor: 'Switchhook',
  interfaceVersion: '3.07',
};

/** The work mode in which the subscription lives on without a CIC session (G29). */
const logoutMode = '1';

export function createCommunicationSession(options: CommunicationSessionOptions): CommunicationSession {
  const { agent, bridge, receiver, appUrl, directory, settings, store, clock, ids, log } = options;
  const { userId } = agent;
  const listeners = new Set<(view: AgentView) => void>();
  let state: AgentState = newAgentState(userId, agent.name);
  let shown = '';
  let subscription: Subscription | undefined;
  let workcenterId = agent.workcenterId;
  let language: string | undefined;
  let lifecycle: Promise<unknown> = Promise.resolve();
  const heartbeat = createHeartbeat({ userId, clock, settings });
  const eventListeners = new Set<(event: BridgeEvent) => void>();
  const readings = createReadings({ userId, bridge });
  const figures = createFiguresWatch({
    userId,
    bridge,
    appUrl,
    clock,
    ids,
    register: (appId) => receiver.register(appId, { userId, receive }),
    dispatch,
  });

  const alertsOf = alertsIn(directory);
  const view = (): AgentView => {
    const { heartbeatLag } = settings();
    return { ...toView(state, alertsOf), ...(heartbeatLag > 0 && { heartbeatLag }) };
  };

  function dispatch(event: AgentEvent): void {
    const { confirmsSingleMatch } = settings();
    const identify = directory.identify;
    state = reduceAgent(state, event, { at: clock.now(), identify, confirmsSingleMatch });
    publish();
  }

  function publish(): void {
    const next = view();
    const text = JSON.stringify(next);
    if (text === shown) return;
    shown = text;
    store?.save(userId, savedSession());
    for (const listener of listeners) listener(next);
  }

  function savedSession(): SavedAgent {
    const { sessions, savedRecords } = state;
    // Not the log-in field: it may hold a password (ici.md 10.1).
    const own = subscription && { appId: subscription.appId };
    return { sessions: sessions.map(awaiting), savedRecords, ...(own && { subscription: own }) };
  }

  function receive(event: BridgeEvent): void {
    if (event.kind === 'subscriptionEnded') drop();
    const before = state;
    dispatch(event);
    for (const listener of eventListeners) listener(event);
    const offered = newlyOffered(before, state);
    // SAP rejects the contact and logs the agent off where the browser has said nothing for too long.
    if (offered.length > 0 && heartbeat.isGone()) {
      void inTurn(() => attempt(() => rejectAndLogOff(offered)));
      return;
    }
    if (event.kind === 'chatChanged') readNewChat(before, event.chat.chatSessionId);
    if (settings().atSessionLimit === 'reject') rejectWaiting();
  }

  async function rejectAndLogOff(offered: readonly ItemView[]): Promise<Outcome> {
    for (const item of offered) {
      dispatch({ kind: 'rejectRequested', itemId: item.itemId });
      await rejectItem(item, { bridge, userId });
    }
    await bridge.tell('IciUser.setCurrentWorkmode', { userId, workmode: logoutMode });
    await close();
    dispatch({ kind: 'messageShown', severity: 'error', text: 'Logged off due to CMS ping' });
    return done;
  }

  function rejectWaiting(): void {
    for (const { view: item } of state.waiting) {
      if (item.state !== 'alerting') continue;
      dispatch({ kind: 'refusedAtLimit', itemId: item.itemId });
      void attempt(async () => {
        await rejectItem(item, { bridge, userId });
        return done;
      });
    }
  }

  /** The lines of a chat from before this agent, or this SAP, saw it. */
  function readNewChat(before: AgentState, chatSessionId: string): void {
    if (hasItem(before, chatSessionId) || !hasItem(state, chatSessionId)) return;
    void attempt(async () => {
      const postings = await bridge.ask('IciChat.getPostings', { chatSessionId }, chatPostings);
      dispatch({ kind: 'chatRead', chatSessionId, postings });
      return done;
    });
  }

  function drop(): void {
    subscription?.unregister();
    subscription = undefined;
    figures.drop();
  }

  async function subscribe(appId: string) {
    const wish = { ...(workcenterId !== undefined && { workcenterId }), ...(language && { language }) };
    return bridge.ask('IciUser.subscribe', { userId, appUrl: appUrl(), appId, ...wish }, userSchema);
  }

  async function open(workMode: '2' | '3'): Promise<void> {
    heartbeat.begin();
    await receiver.ready();
    await bridge.tell('IciSystem.exchangeProductInformation', { productInformation });
    const seat = await bridge.ask('IciSystem.getWorkcenterCapability', { userId }, workcenterCapability);
    await bridge.tell('IciUser.getAttributes', { userId });
    await subscribeAs(ids(), {
      id: workcenterId ?? seat.defaultWorkcenterId,
      isFreeSeating: seat.freeSeating,
      isRequired: seat.workcenterIdRequired,
      isPasswordRequired: seat.passwordRequired,
    });
    await setWorkMode(workMode);
  }

  async function subscribeAs(appId: string, workcenter?: WorkcenterView): Promise<void> {
    // Events may come before the answer to subscribe.
    subscription = { appId, unregister: receiver.register(appId, { userId, receive, refused }) };
    try {
      const user = await subscribe(appId);
      const spoken = language === undefined ? {} : { language };
      const workModes = await bridge.ask('IciUser.getWorkmodes', { userId, ...spoken }, textElements);
      const channels = await channelNames();
      requireSubscribed(appId);
      // What the log-in field held besides the seat, such as a password, is nobody's business here.
      const shownSeat = workcenter && {
        ...workcenter,
        id: user.workcenterId || workcenter.id.replace(/^.*;/, ''),
      };
      dispatch({ kind: 'loggedOn', user, workModes, channels, ...(shownSeat && { workcenter: shownSeat }) });
    } catch (error) {
      drop();
      dispatch({ kind: 'logOnFailed' });
      throw error;
    }
  }

  /** Their names only: without them the agent can work all the same. */
  async function channelNames(): Promise<readonly TextElement[]> {
    try {
      return await bridge.ask('IciSystem.getChannels', {}, textElements);
    } catch (error) {
      log.warn({ userId, outcome: outcomeOf(error).kind }, 'Failed to read the names of the channels');
      return [];
    }
  }

  function requireSubscribed(appId: string): void {
    if (subscription?.appId === appId) return;
    throw new BridgeUnreachable(
      `Failed to log ${userId} on: the bridge ended the subscription at once. Try again.`,
    );
  }

  async function setWorkMode(workMode: string): Promise<void> {
    dispatch({ kind: 'workModeRequested', workMode });
    try {
      await bridge.tell('IciUser.setCurrentWorkmode', { userId, workmode: workMode });
    } catch (error) {
      dispatch({ kind: 'workModeRefused' });
      throw error;
    }
  }

  async function close(): Promise<void> {
    const ending = subscription;
    if (!ending) return;
    drop();
    dispatch({ kind: 'loggedOff' });
    try {
      await bridge.tell('IciUser.unsubscribe', { userId, appUrl: appUrl(), appId: ending.appId });
    } catch (error) {
      const isGone = error instanceof BridgeFault && error.code === faultCodes.notLoggedOn;
      if (!isGone) throw error;
    }
  }

  /** Runs `action` and turns its failure into an outcome that is also in the message bar. */
  async function attempt(action: () => Promise<Outcome | undefined>): Promise<Outcome> {
    let outcome: Outcome;
    try {
      outcome = (await action()) ?? done;
    } catch (error) {
      outcome = outcomeOf(error);
    }
    if (outcome.kind === 'done') return outcome;
    const code = outcome.kind === 'refused' ? ` (${outcome.code})${hintFor(outcome.code)}` : '';
    log.warn({ userId, outcome: outcome.kind }, outcome.message);
    dispatch({ kind: 'messageShown', severity: 'error', text: outcome.message + code });
    return outcome;
  }

  /** The bridge knows nothing of this session, though nobody said that it ended. */
  function noticeUnknown(outcome: Outcome): void {
    const isLost = outcome.kind === 'refused' && outcome.code === faultCodes.notLoggedOn;
    if (!isLost || !subscription || state.workMode?.id === logoutMode) return;
    drop();
    dispatch({ kind: 'sessionUnknown' });
  }

  /** SAP answered that this session is over: the bridge sends it nothing more. */
  const refused = () => dispatch({ kind: 'connectionOver' });

  function inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = lifecycle.then(run, run);
    lifecycle = turn.catch(() => undefined);
    return turn;
  }

  return {
    userId,
    view,
    logOn: (wish) =>
      inTurn(() =>
        attempt(async () => {
          const before = { workcenterId, language };
          workcenterId = wish.workcenterId ?? workcenterId;
          language = wish.language ?? language;
          if (!subscription) {
            try {
              await open(wish.workMode ?? '3');
            } catch (error) {
              // A seat that the bridge did not take must not be tried again where none is named.
              ({ workcenterId, language } = before);
              throw error;
            }
            return done;
          }
          // The same ids again change nothing, and bring the subscription back where the bridge was restarted.
          dispatch({ kind: 'userChanged', user: await subscribe(subscription.appId) });
          return done;
        }),
      ),
    logOff: () => inTurn(() => attempt(async () => void (await close()))),
    async run(command) {
      const outcome = await attempt(() =>
        runCommand(command, {
          userId,
          bridge,
          directory,
          state: () => state,
          dispatch,
          setWorkMode,
          watchFigures: figures.watch,
        }),
      );
      noticeUnknown(outcome);
      return outcome;
    },
    ping: heartbeat.ping,
    settingsChanged(before) {
      if (before.heartbeatLag === 0) heartbeat.begin();
      publish();
    },
    async read(reading) {
      let value: Awaited<ReturnType<typeof reading>> | undefined;
      const outcome = await attempt(async () => {
        value = await reading(readings);
        return done;
      });
      return { outcome, ...(value !== undefined && { value }) };
    },
    broadcast: (broadcast) => dispatch({ kind: 'broadcastShown', broadcast }),
    records: () => state.savedRecords,
    resume: () =>
      inTurn(() =>
        attempt(async () => {
          const saved = store?.read(userId);
          if (!saved || subscription) return done;
          dispatch({ kind: 'sessionsRestored', sessions: saved.sessions, savedRecords: saved.savedRecords });
          if (!saved.subscription) return done;
          await receiver.ready();
          await subscribeAs(saved.subscription.appId);
          return done;
        }),
      ),
    onEvent(listener) {
      eventListeners.add(listener);
      return () => {
        eventListeners.delete(listener);
      };
    },
    onChange(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

function allItems({ sessions, waiting }: AgentState): readonly ItemView[] {
  return [...sessions.flatMap(({ items }) => items), ...waiting].map(({ view }) => view);
}

function hasItem(state: AgentState, itemId: string): boolean {
  return allItems(state).some((item) => item.itemId === itemId);
}

/** Items that the event brought and that ring for the agent: what the heartbeat is asked about. */
function newlyOffered(before: AgentState, after: AgentState): readonly ItemView[] {
  return allItems(after).filter((item) => item.state === 'alerting' && !hasItem(before, item.itemId));
}
