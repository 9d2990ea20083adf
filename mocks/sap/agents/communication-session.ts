import type { IdSource, Log } from '@switchhook/bridge';
import type { Clock } from '@switchhook/bridge/clock';
import type { AgentCommand, AgentView } from '@switchhook/simulator/model';
import type { BridgeClient } from '../ici/bridge-client.ts';
import { BridgeFault, BridgeUnreachable } from '../ici/bridge-failure.ts';
import type { EventReceiver } from '../ici/event-receiver.ts';
import { faultCodes } from '../ici/fault-codes.ts';
import { textElements, user as userSchema } from '../ici/wire-schemas.ts';
import type { AgentEvent } from '../interaction-center/agent-event.ts';
import { type AgentState, newAgentState } from '../interaction-center/agent-state.ts';
import { reduceAgent } from '../interaction-center/reduce-agent.ts';
import { toView } from '../interaction-center/to-view.ts';
import type { Directory } from '../partners/directory.ts';
import { runCommand } from './commands.ts';
import { done, type Outcome, outcomeOf } from './outcome.ts';
import type { SapAgent } from './sap-agent.ts';

interface LogOnOptions {
  readonly workcenterId?: string;
  /** The work mode to begin with; not ready unless told otherwise. */
  readonly workMode?: '2' | '3';
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
  const { agent, bridge, receiver, appUrl, directory, clock, ids, log } = options;
  const { userId } = agent;
  const listeners = new Set<(view: AgentView) => void>();
  let state: AgentState = newAgentState(userId, agent.name);
  let shown = '';
  let subscription: Subscription | undefined;
  let workcenterId = agent.workcenterId;
  let lifecycle: Promise<unknown> = Promise.resolve();

  function dispatch(event: AgentEvent): void {
    state = reduceAgent(state, event, { at: clock.now(), identify: directory.identify });
    const view = toView(state);
    const text = JSON.stringify(view);
    if (text === shown) return;
    shown = text;
    for (const listener of listeners) listener(view);
  }

  function receive(event: AgentEvent): void {
    if (event.kind === 'subscriptionEnded') drop();
    dispatch(event);
  }

  function drop(): void {
    subscription?.unregister();
    subscription = undefined;
  }

  async function subscribe(appId: string) {
    const seat = workcenterId === undefined ? {} : { workcenterId };
    return bridge.ask('IciUser.subscribe', { userId, appUrl: appUrl(), appId, ...seat }, userSchema);
  }

  async function open(workMode: '2' | '3'): Promise<void> {
    await receiver.ready();
    await bridge.tell('IciSystem.exchangeProductInformation', { productInformation });
    await bridge.tell('IciSystem.getWorkcenterCapability', { userId });
    await bridge.tell('IciUser.getAttributes', { userId });
    const appId = ids();
    // Events may come before the answer to subscribe.
    subscription = { appId, unregister: receiver.register(appId, receive) };
    try {
      const user = await subscribe(appId);
      const workModes = await bridge.ask('IciUser.getWorkmodes', { userId }, textElements);
      requireSubscribed(appId);
      dispatch({ kind: 'loggedOn', user, workModes });
    } catch (error) {
      drop();
      dispatch({ kind: 'logOnFailed' });
      throw error;
    }
    await setWorkMode(workMode);
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
    const code = outcome.kind === 'refused' ? ` (${outcome.code})` : '';
    log.warn({ userId, outcome: outcome.kind }, outcome.message);
    dispatch({ kind: 'messageShown', severity: 'error', text: outcome.message + code });
    return outcome;
  }

  function inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = lifecycle.then(run, run);
    lifecycle = turn.catch(() => undefined);
    return turn;
  }

  return {
    userId,
    view: () => toView(state),
    logOn: (wish) =>
      inTurn(() =>
        attempt(async () => {
          workcenterId = wish.workcenterId ?? workcenterId;
          if (!subscription) {
            await open(wish.workMode ?? '3');
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
        runCommand(command, { userId, bridge, state: () => state, dispatch, setWorkMode }),
      );
      const isLost = outcome.kind === 'refused' && outcome.code === faultCodes.notLoggedOn;
      if (isLost && subscription && state.workMode?.id !== logoutMode) {
        const description = 'it does not know this session any more. Log on again.';
        receive({ kind: 'subscriptionEnded', reason: { id: '', description } });
      }
      return outcome;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
