import { type Clock, PacedClock } from '@switchhook/bridge/clock';
import type { MockSapOptions } from '@switchhook/mocks/sap';
import {
  catalogueRoutes,
  clockRoutes,
  createJournal,
  createScenarioPlayer,
  createScenarioStore,
  type Journal,
  journalRoutes,
  recordingRoutes,
  resetWorld,
  type ScenarioWorld,
  scenarioRoutes,
} from '@switchhook/mocks/scenarios';
import type { Wiretap } from '@switchhook/mocks/wiretap';
import { catalogueEntries } from './catalogue-entries.ts';

export interface DeskRoomOptions {
  readonly clock: Clock;
  readonly wiretap: Wiretap | undefined;
  readonly hasPair: boolean;
  readonly folder: string | undefined;
  /** Throws until all parts have started. */
  readonly world: () => ScenarioWorld;
}

/** What the developer's desk needs of the server: routes, and the journal that they read. */
export interface DeskRoom {
  readonly journal: Journal;
  readonly plugins: NonNullable<MockSapOptions['plugins']>;
}

export function createDeskRoom({ clock, wiretap, hasPair, folder, world }: DeskRoomOptions): DeskRoom {
  let lastWire = 0;
  wiretap?.subscribe(({ seq }) => {
    lastWire = Math.max(lastWire, seq);
  });
  const journal = createJournal({ clock, lastWire: () => lastWire });
  const isSteerable = clock instanceof PacedClock;
  const store = createScenarioStore(folder);
  const player = createScenarioPlayer({ world, reset: () => resetWorld(world()) });
  const surroundings = () => {
    const { bridge } = world();
    return {
      hasWire: wiretap !== undefined,
      hasClock: isSteerable,
      hasPair,
      hasCic: true,
      ...(bridge === undefined ? {} : { bridge }),
    };
  };
  return {
    journal,
    plugins: [
      scenarioRoutes({ store, player, surroundings }),
      journalRoutes(journal),
      recordingRoutes(journal),
      catalogueRoutes(catalogueEntries()),
      ...(isSteerable ? [clockRoutes(clock)] : []),
    ],
  };
}
