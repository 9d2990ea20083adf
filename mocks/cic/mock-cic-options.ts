import type { IdSource, Log, Rng } from '@switchhook/bridge';
import type { Clock } from '@switchhook/bridge/clock';
import type { ControlCall } from './control/control-server.ts';
import type { Handler } from './handlers/handler.ts';
import type { Features } from './icws/features.ts';
import type { LicencePool } from './icws/licences.ts';
import type { PbxSettings } from './pbx/settings.ts';
import type { World } from './pbx/world.ts';

/** Every time is in milliseconds. */
export interface MockCicOptions extends Partial<PbxSettings> {
  readonly host?: string;
  /** 0 takes a free one. */
  readonly port?: number;
  readonly clock?: Clock;
  /** Session ids come from it. */
  readonly rng?: Rng;
  /** Cookies, tokens and request ids come from it. */
  readonly ids?: IdSource;
  /** Users, stations, workgroups and statuses; `demoWorld()` unless told otherwise. */
  readonly world?: World;
  /** A session that is silent this long ends. */
  readonly sessionTimeoutMs?: number;
  /** Between two `:ping` lines of a stream. */
  readonly pingMs?: number;
  /** Versions other than the usual ones: `{ messaging: 1 }` only polls, 0 takes a feature away. */
  readonly features?: Features;
  /** How many sessions may hold a licence at a time, by name; all other `I3_…` licences never run out. */
  readonly licences?: LicencePool;
  /** What notifications start; `sapHandlers` with the first workgroup unless told otherwise. */
  readonly handlers?: readonly Handler[];
  readonly log?: Log;
  /** Hears of every call of the control API that changes something. */
  readonly onControlCall?: (call: ControlCall) => void;
}
