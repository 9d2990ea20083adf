// What the desk is shown and what it may ask for: the JSON of the routes for developers beside the mock SAP's API.
// Times are milliseconds since the epoch, UTC.
import type { AgentCommand, AgentView } from './model.ts';

/** A text in further languages, by their ids. */
export type Translations = Readonly<Record<string, string>>;

/** One scenario of `GET /api/scenarios`. */
export interface ScenarioEntry {
  readonly name: string;
  readonly title: string;
  readonly titles?: Translations;
  readonly about?: string;
  /** Of the integration guide, such as `G12`. */
  readonly requirements: readonly string[];
  readonly tags: readonly string[];
  readonly steps: number;
  /** Saved here, not shipped. */
  readonly isOwn: boolean;
  /** Why it cannot be played in these surroundings; absent where it can. */
  readonly whyNot?: string;
}

/** What `POST /api/scenarios/check` answers; a problem names its place. */
export interface ScenarioCheck {
  readonly problems: readonly string[];
}

export type PlayStepState = 'waiting' | 'running' | 'passed' | 'failed';

/** One step of a play, in words. */
export interface PlayStepView {
  readonly text: string;
  readonly texts?: Translations;
  readonly note?: string;
  readonly notes?: Translations;
  readonly state: PlayStepState;
  /** Why it failed. */
  readonly message?: string;
  readonly durationMs?: number;
  /** The last message on the wire before and after it. */
  readonly wire?: { readonly from: number; readonly to: number };
}

/** A scenario that is or was played: `GET /api/plays/current`, and each `play` event of its stream. */
export interface PlayView {
  readonly playId: number;
  readonly name: string;
  readonly title: string;
  readonly titles?: Translations;
  readonly outcome: 'resetting' | 'running' | 'passed' | 'failed' | 'stopped';
  /** Why it could not begin. */
  readonly message?: string;
  readonly steps: readonly PlayStepView[];
}

interface JournalPlace {
  /** Counts from 1. */
  readonly seq: number;
  readonly at: number;
  /** The last message on the wire then; 0 where nothing is tapped. */
  readonly wire: number;
}

/** What an agent, the far end or the developer did, or that an agent's view changed: `GET /api/journal`. */
export type JournalEntry = JournalPlace &
  (
    | {
        readonly kind: 'command';
        readonly userId: string;
        readonly command: AgentCommand | { readonly command: 'logOn' | 'logOff' };
        /** HTTP status; absent while the answer is under way. */
        readonly status?: number;
      }
    | {
        /** A call of the mock CIC's control API, or of the mock SAP's own routes. */
        readonly kind: 'act';
        readonly part: 'cic' | 'sap';
        readonly method: string;
        /** Below `/control` or `/api`. */
        readonly path: string;
        readonly body?: unknown;
        readonly answer?: unknown;
        readonly status?: number;
      }
    | { readonly kind: 'view'; readonly userId: string }
  );

/** Everything as it was after one entry: `GET /api/journal/{seq}/views`. */
export interface PastViews {
  readonly seq: number;
  readonly at: number;
  readonly wire: number;
  readonly views: Readonly<Record<string, AgentView>>;
}

/** `GET /api/recording`. */
export interface RecordingView {
  readonly isRecording: boolean;
  /** What was done since it began. */
  readonly actions: number;
}

/** What stopping a recording gives. */
export interface Recorded {
  readonly scenario: unknown;
  /** What could not be taken over, in words. */
  readonly remarks: readonly string[];
}

/** What a scenario can become besides its own file. */
export type ExportKind = 'playwright' | 'contract';

/** `GET /api/clock`. */
export interface ClockView {
  readonly now: number;
  /** Times real time; 0 stands still. */
  readonly pace: number;
  readonly pending: number;
  /** Milliseconds until the next timer. */
  readonly untilNext?: number;
}

/** One operation or event of ICI: `GET /api/catalogue`. */
export interface CatalogueEntry {
  /** As the wire lists it, such as `IciPhoneCall.hold`. */
  readonly name: string;
  readonly summary: string;
  /** How surely it is known: `documented`, `inferred` or `proposed`. */
  readonly provenance: 'documented' | 'inferred' | 'proposed';
  /** What it is in CIC; empty where nothing. */
  readonly cic: string;
}

/** What can be done here: `GET /api/surroundings`. */
export interface Surroundings {
  readonly hasWire: boolean;
  readonly hasClock: boolean;
  readonly hasPair: boolean;
  readonly hasCic: boolean;
  /** Where scenarios speak to the bridge past SAP; through the tap, where there is one. */
  readonly bridge?: string;
}
