import type { Connection } from './connection.ts';
import type { Interaction } from './interaction.ts';
import type { User } from './user.ts';
import type { World } from './world.ts';

/**
 * What one step changed, with both sides, so that every observer can work out what it means for them.
 * Changes come in the order in which they happened.
 */
export type PbxChange =
  | {
      readonly kind: 'interaction';
      readonly before: Interaction | undefined;
      readonly after: Interaction | undefined;
      /** Where it is gone because it goes on under another id: that id. */
      readonly morphedTo?: string;
    }
  | { readonly kind: 'user'; readonly before: User; readonly after: User }
  | {
      readonly kind: 'connection';
      readonly before: Connection | undefined;
      readonly after: Connection | undefined;
    }
  | ConfigurationChange;

/** An administrator changed something. */
export interface ConfigurationChange {
  readonly kind: 'configuration';
  readonly before: World;
  readonly after: World;
}

/** Something that is due later; a timer is known by its key, and starting it again replaces it. */
export type TimerKey = `interaction:${string}` | `user:${string}`;

export type TimerEffect =
  | { readonly kind: 'startTimer'; readonly key: TimerKey; readonly afterMs: number }
  | { readonly kind: 'cancelTimer'; readonly key: TimerKey };
