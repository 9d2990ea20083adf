import { randomUUID } from 'node:crypto';
import type { Log } from '@switchhook/bridge';
import { type Clock, systemClock } from '@switchhook/bridge/clock';
import { createHandlerRoom } from './handlers/handler-room.ts';
import { sapHandlers } from './handlers/sap-handlers.ts';
import { createAgentAssistance } from './icws/agent-assistance.ts';
import { createAuthTokens } from './icws/auth-tokens.ts';
import { createCallProgress } from './icws/call-progress.ts';
import { createContactBook } from './icws/contact-book.ts';
import { createFaults } from './icws/faults.ts';
import { featuresWith } from './icws/features.ts';
import { createFiles } from './icws/files.ts';
import { createHistory } from './icws/history.ts';
import type { Host } from './icws/host.ts';
import type { IcwsServer, SharedServices } from './icws/icws-server.ts';
import { createLicences } from './icws/licences.ts';
import { builtFeatures } from './icws/operation-table.ts';
import { createRecordings } from './icws/recordings.ts';
import { createSessionRegistry } from './icws/session-registry.ts';
import type { ServerChange } from './icws/subscription.ts';
import { createSubscriptionIndex } from './icws/subscription-index.ts';
import { createVoicemails } from './icws/voicemails.ts';
import { type LivePbx, runPbx } from './live-pbx.ts';
import type { MockCicOptions } from './mock-cic-options.ts';
import { demoWorld } from './pbx/demo-world.ts';
import { createPbx } from './pbx/pbx.ts';
import { defaultPbxSettings, type PbxSettings } from './pbx/settings.ts';

// the bridge has one too, but a value from there would load the whole bridge
const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };

export interface Servers {
  readonly shared: SharedServices;
  readonly servers: readonly IcwsServer[];
  readonly log: Log;
}

/** One switch with a server for each host; sessions and subscriptions are a host's own. */
export function createServers(options: MockCicOptions, hosts: readonly Host[]): Servers {
  const { clock = systemClock, log = silentLog, ids = randomUUID } = options;
  const servers: IcwsServer[] = [];
  const tell = (change: ServerChange) => {
    for (const { subscriptions } of servers) subscriptions.deliver(change);
  };
  const pbx = livePbx(options, clock);
  const history = createHistory((userId, item) => tell({ kind: 'history', userId, item }));
  const calls = createCallProgress();
  const assistance = createAgentAssistance(clock, tell);
  const recordings = createRecordings();
  const voicemails = createVoicemails(clock, tell);
  const handlers = createHandlerRoom({
    pbx,
    handlers: options.handlers ?? sapHandlers({ workgroup: firstWorkgroup(pbx) }),
    tell: (notification) => tell({ kind: 'handlerNotification', notification }),
    log,
  });
  pbx.watch((change) => {
    tell(change);
    history.note(change);
    calls.note(change);
    assistance.note(change);
    voicemails.note(change);
    recordings.note(change);
    handlers.show(change);
  });
  const shared: SharedServices = {
    pbx,
    clock,
    ids,
    features: featuresWith(options.features ?? {}, builtFeatures),
    faults: createFaults(),
    history,
    calls,
    assistance,
    voicemails,
    recordings,
    files: createFiles(),
    uploads: new Map(),
    contacts: createContactBook(() => tell({ kind: 'contacts' })),
    handlers,
    licences: createLicences(options.licences ?? {}, (sessionId) => tell({ kind: 'licences', sessionId })),
  };
  for (const host of hosts) {
    const subscriptions = createSubscriptionIndex();
    const sessions = createSessionRegistry({
      pbx,
      subscriptions,
      faults: shared.faults,
      clock,
      rng: options.rng ?? Math.random,
      ids,
      sessionTimeoutMs: options.sessionTimeoutMs ?? 120_000,
      pingMs: options.pingMs ?? 10_000,
      onEnd(session) {
        shared.licences.release(session.id);
        for (const [id, { sessionId }] of shared.uploads)
          if (sessionId === session.id) shared.uploads.delete(id);
      },
      log,
    });
    servers.push({ ...shared, host, sessions, subscriptions, authTokens: createAuthTokens(ids) });
  }
  return { shared, servers, log };
}

function firstWorkgroup({ directory }: LivePbx): string {
  return directory.world.workgroups[0]?.id ?? '';
}

function livePbx(options: MockCicOptions, clock: Clock): LivePbx {
  const given = Object.entries(options).filter(
    ([name, value]) => name in defaultPbxSettings && value !== undefined,
  );
  const settings: PbxSettings = { ...defaultPbxSettings, ...Object.fromEntries(given) };
  let lastId = 3_001_000_000;
  const newInteractionId = () => {
    lastId += 1;
    return String(lastId);
  };
  const world = options.world ?? demoWorld();
  return runPbx(createPbx({ world, settings, now: clock.now(), newInteractionId }), clock);
}
