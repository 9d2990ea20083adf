import type { Clock } from '@switchhook/bridge/clock';
import type { HandlerNotification } from '../handlers/handler.ts';
import { configurationObjects } from '../icws/configuration-objects.ts';
import {
  removeConfiguration,
  type WrittenType,
  writeConfiguration,
  writtenTypes,
} from '../icws/configuration-write.ts';
import type { Faults } from '../icws/faults.ts';
import type { IcwsServer, SharedServices } from '../icws/icws-server.ts';
import { placeCallback } from '../pbx/commands/callbacks.ts';
import { placeChat, visitorJoins, visitorLeaves, visitorSays, visitorTypes } from '../pbx/commands/chats.ts';
import { placeEmail } from '../pbx/commands/emails.ts';
import { placeGeneric } from '../pbx/commands/generic-objects.ts';
import { morph } from '../pbx/commands/morph.ts';
import { placeCall } from '../pbx/commands/place-call.ts';
import { remoteAnswer, remoteDisconnect } from '../pbx/commands/remote-party.ts';
import { setStatus } from '../pbx/commands/set-status.ts';
import { isRefusal, type Refusal } from '../pbx/refusal.ts';
import { ControlError } from './control-error.ts';
import type {
  CallbackToPlace,
  CallToPlace,
  ChatToPlace,
  EmailToPlace,
  GenericToPlace,
} from './interaction-schemas.ts';
import { readCoverage } from './read-coverage.ts';
import { readEmail } from './read-email.ts';
import { readInteraction, readState } from './read-state.ts';
import type {
  ClockReading,
  Coverage,
  FaultPlan,
  FaultReport,
  HandlerJournal,
  Handlers,
  Switchover,
  WrapUps,
} from './schemas.ts';
import type { InteractionState, MockCicState } from './state-schemas.ts';

/** What the world around the server does to it. Each function throws a `ControlError` where it cannot. */
export interface MockCicControl {
  /** Lets a call come in from outside and gives its interaction id. */
  placeCall(call: CallToPlace): string;
  /** Lets a visitor begin a chat and gives its interaction id. */
  placeChat(chat: ChatToPlace): string;
  /** Puts a wish to be called into a queue and gives its interaction id. */
  placeCallback(callback: CallbackToPlace): string;
  /** Lets an e-mail come in and gives its interaction id. */
  placeEmail(email: EmailToPlace): string;
  /** Puts a generic object into a queue and gives its interaction id. */
  placeGeneric(object: GenericToPlace): string;
  /** Another visitor comes into a chat; gives the id by which the chat knows them. */
  visitorJoins(interactionId: string, name: string): string;
  /** A visitor writes: the first in the chat unless told otherwise. */
  visitorSays(interactionId: string, text: string, visitorId?: string): void;
  visitorTypes(interactionId: string, on: boolean, visitorId?: string): void;
  /** A visitor leaves; with the last one a chat ends in which no two users are left. */
  visitorLeaves(interactionId: string, visitorId?: string): void;
  /** The far end hangs up; `cause` is a Q.850 value. */
  remoteDisconnect(interactionId: string, cause?: number): void;
  /** The outside party that an agent called answers. */
  remoteAnswer(interactionId: string): void;
  /** Lets an interaction go on under a new id, and gives that. */
  morph(interactionId: string): string;
  /** Cuts all sessions, or a user's, as a server that restarts; gives their number. */
  dropConnections(userId?: string): number;
  /** Sends a notification as a handler does, to every session that asked for it. */
  sendHandlerNotification(notification: HandlerNotification): void;
  /** What went to handlers and what they sent. */
  handlerNotifications(): HandlerJournal;
  /** Which handlers there are. */
  handlers(): Handlers;
  /** Creates or changes an object of the configuration; properties are those of ICWS. */
  configure(type: string, id: string, properties: Readonly<Record<string, unknown>>): void;
  removeConfigured(type: string, id: string): void;
  /** The wrap-up codes that agents gave, in order. */
  wrapUps(): WrapUps;
  /** Lets things go wrong by plan; with the same seed and the same requests in the same order. */
  planFaults(plan: FaultPlan): FaultReport;
  readFaults(): FaultReport;
  /** Makes the other server of the pair the active one and ends every session of this one. */
  switchover(): Switchover;
  /** Sets a user's status, one that only the server sets included. */
  setStatus(userId: string, statusId: string): void;
  state(): MockCicState;
  readInteraction(interactionId: string): InteractionState;
  /** Which operations of ICWS are built. */
  coverage(): Coverage;
  /**
   * Cuts sessions, forgets all interactions, and gives users their first status. Ids go on counting. `agents` leaves
   * those of super users alone, so that an integration stays connected.
   */
  reset(sessionsOf?: 'everybody' | 'agents'): void;
  readClock(): ClockReading;
  /** Moves a virtual clock on by `ms` milliseconds; what falls due has run when it resolves. */
  advanceClock(ms: number): Promise<ClockReading>;
}

/** Works on one switch, whichever of its servers is asked. */
export function createControl(shared: SharedServices, servers: readonly IcwsServer[]): MockCicControl {
  const { pbx, clock } = shared;
  const sum = (count: (server: IcwsServer) => number) =>
    servers.reduce((total, server) => total + count(server), 0);

  function knownUser(userId: string): void {
    if (pbx.directory.user(userId)) return;
    const known = pbx.directory.world.users.slice(0, 20).map((user) => user.id);
    throw new ControlError('notFound', `User ${userId} does not exist. Known: ${known.join(', ')}.`);
  }

  return {
    morph: (id) => orThrow(pbx.act((step) => morph(step, id))),
    placeChat: (chat) => orThrow(pbx.act((step) => placeChat(step, chat))),
    placeCallback: (callback) => orThrow(pbx.act((step) => placeCallback(step, callback))),
    placeEmail(email) {
      const { mail, files } = readEmail(email, shared.ids);
      const id = orThrow(pbx.act((step) => placeEmail(step, mail)));
      for (const [fileId, file] of files) shared.files.put(fileId, file);
      return id;
    },
    placeGeneric: ({ to, name, from, direction, attributes }) =>
      orThrow(
        pbx.act((step) =>
          placeGeneric(step, {
            to,
            direction,
            attributes,
            remote: { name: name ?? '', address: from ?? '' },
          }),
        ),
      ),
    visitorJoins: (id, name) => orThrow(pbx.act((step) => visitorJoins(step, id, name))),
    visitorSays(id, text, visitorId) {
      orThrow(pbx.act((step) => visitorSays(step, id, text, visitorId)));
    },
    visitorTypes(id, on, visitorId) {
      orThrow(pbx.act((step) => visitorTypes(step, id, on, visitorId)));
    },
    visitorLeaves(id, visitorId) {
      orThrow(pbx.act((step) => visitorLeaves(step, id, visitorId)));
    },
    placeCall: (call) => orThrow(pbx.act((step) => placeCall(step, { ...call, from: call.from ?? '' }))),
    remoteDisconnect(id, cause) {
      orThrow(pbx.act((step) => remoteDisconnect(step, id, cause)));
    },
    remoteAnswer(id) {
      orThrow(pbx.act((step) => remoteAnswer(step, id)));
    },
    dropConnections(userId) {
      if (userId !== undefined) knownUser(userId);
      return sum(({ sessions }) => sessions.cut(userId));
    },
    sendHandlerNotification: (notification) => shared.handlers.send(notification),
    handlerNotifications: () => ({
      notifications: shared.handlers.journal.map(({ data, handlers, ...entry }) => {
        return { ...entry, data: [...data], handlers: [...handlers] };
      }),
    }),
    handlers: () => ({
      handlers: shared.handlers.handlers.map(({ name, objectId, eventId }) => ({ name, objectId, eventId })),
    }),
    configure(type, id, properties) {
      const problem = writeConfiguration(pbx, writtenType(type), id, properties);
      if (problem) throw new ControlError('badRequest', problem.message);
    },
    removeConfigured(type, id) {
      const known = writtenType(type);
      const exists = configurationObjects[known](pbx, 'en').some((each) => each.configurationId.id === id);
      if (!exists) throw new ControlError('notFound', `There is no ${id} in ${type}.`);
      const problem = removeConfiguration(pbx, known, id);
      if (problem) throw new ControlError('notAllowedInState', problem.message);
    },
    readInteraction(id) {
      const interaction = pbx.view.interactions.get(id);
      if (!interaction) throw new ControlError('notFound', `Interaction ${id} does not exist.`);
      return readInteraction(interaction, pbx);
    },
    wrapUps: () => ({ wrapUps: [...shared.history.assignments] }),
    planFaults({ seed = 1, rules }) {
      for (const { userId } of rules) if (userId !== undefined) knownUser(userId);
      shared.faults.plan(
        seed,
        rules.map(({ probability = 1, ...rule }) => ({ ...rule, probability })),
      );
      return reportOf(shared.faults);
    },
    readFaults: () => reportOf(shared.faults),
    switchover() {
      const before = servers.find(({ host }) => host.isActive);
      const after = servers.find(({ host }) => host === before?.host.partner);
      if (!before || !after) {
        throw new ControlError('noPair', 'This mock CIC has no partner. Start it with startMockCicPair.');
      }
      before.host.isActive = false;
      after.host.isActive = true;
      before.authTokens.reset();
      const ended = before.sessions.endAll({ reason: 'The server switched over.', shouldReconnect: true });
      return { active: after.host.address, ended };
    },
    setStatus(userId, statusId) {
      orThrow(pbx.act((step) => setStatus(step, userId, { statusId })));
    },
    state: () =>
      readState(
        pbx,
        clock.now(),
        sum(({ sessions }) => sessions.size),
      ),
    coverage: readCoverage,
    reset(sessionsOf = 'everybody') {
      const agents = pbx.directory.world.users.filter(({ isSuperUser }) => !isSuperUser);
      for (const { sessions, authTokens } of servers) {
        if (sessionsOf === 'everybody') sessions.reset();
        else for (const { id } of agents) sessions.cut(id);
        authTokens.reset();
      }
      shared.licences.reset();
      shared.history.reset();
      shared.calls.reset();
      shared.contacts.reset();
      shared.assistance.reset();
      shared.voicemails.reset();
      shared.recordings.reset();
      shared.files.reset();
      shared.uploads.clear();
      shared.handlers.reset();
      shared.faults.plan(1, []);
      pbx.reset();
    },
    readClock: () => readingOf(steerable(clock)),
    async advanceClock(ms) {
      const moved = steerable(clock);
      await moved.advance(ms);
      return readingOf(moved);
    },
  };
}

function writtenType(type: string): WrittenType {
  const known = writtenTypes.find((each) => each === type);
  if (known) return known;
  throw new ControlError('notFound', `There is no type ${type}. Known: ${writtenTypes.join(', ')}.`);
}

function reportOf({ seed, rules, strikes }: Faults): FaultReport {
  return {
    seed,
    rules: [...rules],
    strikes: strikes.map((strike) => ({ ...strike, userId: strike.userId ?? null })),
  };
}

/** A clock that can be moved by hand, such as `VirtualClock` and `PacedClock`. */
interface SteerableClock extends Clock {
  readonly pending: number;
  readonly untilNext: number | undefined;
  advance(milliseconds: number): Promise<void>;
}

function steerable(clock: Clock): SteerableClock {
  if ('advance' in clock && 'pending' in clock) return clock as SteerableClock;
  throw new ControlError(
    'clockIsReal',
    'The mock CIC runs on real time, which cannot be moved. Start it with a VirtualClock or a PacedClock.',
  );
}

function readingOf(clock: SteerableClock): ClockReading {
  return { now: clock.now(), pending: clock.pending, untilNext: clock.untilNext ?? null };
}

function orThrow<T>(result: T | Refusal): T {
  if (!isRefusal(result)) return result;
  throw new ControlError(codeOf(result), result.message);
}

function codeOf({ refused }: Refusal): ControlError['code'] {
  switch (refused) {
    case 'unknownInteraction':
    case 'unknownUser':
    case 'unknownWorkgroup':
      return 'notFound';
    case 'invalidState':
      return 'notAllowedInState';
    default:
      return 'badRequest';
  }
}
