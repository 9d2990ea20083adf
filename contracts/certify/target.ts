import type { BridgeConfigInput } from '@switchhook/bridge';
import type { ScenarioWorld } from '@switchhook/mocks/scenarios';
import type { WireDetail, WireLink } from '@switchhook/simulator/model';

/** Sections of the bridge's configuration that a case is about. */
export type Configuration = Omit<BridgeConfigInput, 'listen' | 'cic' | 'cicSystems'>;

/** What one case needs of its surroundings besides the ordinary. */
export interface WorldNeeds {
  /** Of the scenario's `needs`. */
  readonly needs?: readonly string[];
  readonly configuration?: Configuration | undefined;
}

/** One world for one case. */
export interface TargetWorld {
  readonly world: ScenarioWorld;
  /** What crossed since the world was opened; empty where nothing is tapped. */
  messages(): Promise<readonly WireDetail[]>;
  close(): Promise<void>;
}

/** What is certified. */
export interface Target {
  readonly bridge: string;
  readonly cic: string;
  readonly sap: string;
  /** What the surroundings offer, of the scenario's `needs`; `configuration` where cases choose their bridge's. */
  readonly offers: ReadonlySet<string>;
  /** A link that nobody can tap: what has to be seen there is left out, and the report says so. */
  readonly unseen?: WireLink;
  /** True where all worlds are the same parts, so that only one case at a time can be played. */
  readonly isShared: boolean;
  open(needs?: WorldNeeds): Promise<TargetWorld>;
}
