import type {
  CatalogueEntry,
  ClockView,
  JournalEntry,
  PastViews,
  PlayView,
  RecordingView,
  ScenarioEntry,
  Surroundings,
} from '../desk-model.ts';
import type { DeskConfig, NumberTrace, SapSettings, WireDetail, WireMessage } from '../model.ts';
import type { ActiveInteraction } from './active-interaction.ts';
import type { LinkFaultReport } from './desk-api.ts';
import type { KnownPartner } from './desk-connection.ts';

/** A message that the developer has opened. */
export interface OpenMessage {
  readonly seq: number;
  readonly detail?: WireDetail;
  readonly trouble?: string;
}

/** A scenario file that is being edited. */
export interface EditedScenario {
  readonly source: string;
  readonly isOwn: boolean;
  readonly problems?: readonly string[] | undefined;
  readonly notice?: string;
  readonly output?: { readonly title: string; readonly text: string } | undefined;
}

/** Everything that the desk shows. */
export interface DeskState {
  readonly config?: DeskConfig;
  readonly surroundings?: Surroundings;
  readonly partners: readonly KnownPartner[];
  readonly interactions: readonly ActiveInteraction[];
  readonly cicTrouble?: string | undefined;
  readonly placed?: { readonly isDone: boolean; readonly text: string };
  readonly wire: readonly WireMessage[];
  readonly range?: { readonly from: number; readonly to: number } | undefined;
  readonly found?: ReadonlySet<number>;
  readonly message?: OpenMessage | undefined;
  /** By name, such as `IciPhoneCall.hold`. */
  readonly catalogue: ReadonlyMap<string, CatalogueEntry>;
  readonly scenarios: readonly ScenarioEntry[];
  readonly play?: PlayView;
  readonly recording?: RecordingView;
  readonly edited?: EditedScenario | undefined;
  /** What was done, without the marks of changed views. */
  readonly journal: readonly JournalEntry[];
  readonly clock?: ClockView;
  readonly past?: PastViews | undefined;
  readonly faults?: LinkFaultReport;
  readonly settings?: SapSettings;
  readonly trace?: NumberTrace | undefined;
  readonly trouble?: string | undefined;
}

export const emptyDesk: DeskState = {
  partners: [],
  interactions: [],
  wire: [],
  catalogue: new Map(),
  scenarios: [],
  journal: [],
};

export const deskTabs = ['scenarios', 'wire', 'sequence', 'state', 'time', 'faults', 'numbers'] as const;
export type DeskTab = (typeof deskTabs)[number];
