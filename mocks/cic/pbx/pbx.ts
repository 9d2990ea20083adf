import { callsForDistribution, distributeOne } from './acd.ts';
import type { PbxChange, TimerEffect, TimerKey } from './change.ts';
import { createDirectory, type Directory } from './directory.ts';
import { expire } from './expire.ts';
import { newPbxState, type PbxState, type PbxView } from './pbx-state.ts';
import type { PbxSettings } from './settings.ts';
import { settle } from './settle.ts';
import { Step } from './step.ts';
import { newUser } from './user.ts';
import type { World } from './world.ts';

/** What a command came to. `changes` are in order; `timers` are for whoever has a clock. */
export interface PbxOutcome<T> {
  readonly result: T;
  readonly changes: readonly PbxChange[];
  readonly timers: readonly TimerEffect[];
}

/** The switch: users, stations, queues and calls, without I/O, clock or chance. */
export interface Pbx {
  readonly directory: Directory;
  readonly view: PbxView;
  /**
   * Runs a command (`pickup`, `createCall`, …) at the time `now`, then whatever follows from it:
   * what it left over in consults and conferences, wrap-up, then ACD, one step for each call that is offered.
   */
  act<T>(now: number, command: (step: Step) => T): PbxOutcome<T>;
  /** A timer that was asked for is due. Late or cancelled ones do no harm. */
  expire(now: number, key: TimerKey): PbxOutcome<void>;
  /** Makes the switch work with another world; users that are new in it get their first status. */
  configure(now: number, world: World): PbxOutcome<void>;
  /** Forgets every interaction and connection and whatever was configured since the start; tells nobody. */
  reset(now: number): void;
}

export interface PbxOptions {
  readonly world: World;
  readonly settings: PbxSettings;
  readonly now: number;
  /** Never gives the same id twice, not even after a reset. */
  readonly newInteractionId: () => string;
}

/** What one command may bring about: a fault that makes two legs change each other for ever must not hang the server. */
const maxFollowUps = 100_000;

export function createPbx({ world, settings, now: start, newInteractionId }: PbxOptions): Pbx {
  const directory = createDirectory(world);
  let state: PbxState = newPbxState(directory, start);

  function act<T>(now: number, command: (step: Step) => T, changes: PbxChange[] = []): PbxOutcome<T> {
    const timers: TimerEffect[] = [];
    const pending: ((step: Step) => void)[] = [];

    function run<R>(move: (step: Step) => R): R {
      const step = new Step({ state, directory, settings, now, newInteractionId });
      const result = move(step);
      const outcome = step.finish();
      changes.push(...outcome.changes);
      timers.push(...outcome.timers);
      // before wrap-up: an agent is off the phone only when what the change leaves over has ended too
      const unsettled = outcome.changes.filter((change) => change.kind === 'interaction');
      pending.unshift(...unsettled.map((change) => (next: Step) => settle(next, change)));
      pending.push(...outcome.followUps);
      return result;
    }

    const result = run(command);
    let count = 0;
    for (let next = pending.shift(); next; next = pending.shift()) {
      count += 1;
      if (count > maxFollowUps) {
        throw new Error(
          `Failed to settle the switch: ${count} steps followed one command. Report the command.`,
        );
      }
      run(next);
    }
    let isDistributing = changes.some(callsForDistribution);
    while (isDistributing) isDistributing = run(distributeOne);
    return { result, changes, timers };
  }

  return {
    directory,
    get view() {
      return state;
    },
    act,
    configure(now, next) {
      const before = directory.world;
      directory.replace(next);
      const profiles = new Map(next.users.map((profile) => [profile.id, profile]));
      for (const id of state.users.keys()) if (!profiles.has(id)) state.users.delete(id);
      for (const profile of next.users) {
        if (!state.users.has(profile.id)) state.users.set(profile.id, newUser(profile, now));
      }
      const takeOver = (step: Step) => {
        for (const profile of next.users) {
          const user = step.user(profile.id);
          if (user && user.profile !== profile) step.putUser({ ...user, profile });
        }
      };
      return act(now, takeOver, [{ kind: 'configuration', before, after: next }]);
    },
    expire: (now, key) => act(now, (step) => expire(step, key)),
    reset(now) {
      directory.replace(world);
      state = newPbxState(directory, now);
    },
  };
}
