import type { Clock, Timer } from '@switchhook/bridge/clock';
import type { PbxChange, TimerEffect, TimerKey } from './pbx/change.ts';
import type { Directory } from './pbx/directory.ts';
import type { Pbx, PbxOutcome } from './pbx/pbx.ts';
import type { PbxView } from './pbx/pbx-state.ts';
import type { Step } from './pbx/step.ts';
import type { World } from './pbx/world.ts';

/** The pure switch with a clock: timers that it asks for run, changes go to whoever watches. */
export interface LivePbx {
  readonly directory: Directory;
  readonly view: PbxView;
  /** Runs a command now; its changes have been told when this returns, unless a watcher itself calls. */
  act<T>(command: (step: Step) => T): T;
  /** Makes the switch work with another world from now on. */
  configure(world: World): void;
  /** Gives every change to `watcher`, in order. One watcher; it must not throw. */
  watch(watcher: (change: PbxChange) => void): void;
  reset(): void;
  /** Cancels all timers. */
  close(): void;
}

export function runPbx(pbx: Pbx, clock: Clock): LivePbx {
  const timers = new Map<TimerKey, Timer>();
  const untold: PbxChange[] = [];
  let watcher: (change: PbxChange) => void = () => {};
  let isTelling = false;

  function applyTimer(effect: TimerEffect): void {
    timers.get(effect.key)?.cancel();
    timers.delete(effect.key);
    if (effect.kind === 'cancelTimer') return;
    const timer = clock.after(effect.afterMs, () => {
      timers.delete(effect.key);
      accept(pbx.expire(clock.now(), effect.key));
    });
    timers.set(effect.key, timer);
  }

  // a watcher may act in turn (a session that overflows logs its user off): that comes after what it was told
  function accept<T>(outcome: PbxOutcome<T>): T {
    outcome.timers.forEach(applyTimer);
    untold.push(...outcome.changes);
    if (isTelling) return outcome.result;
    isTelling = true;
    try {
      for (let change = untold.shift(); change; change = untold.shift()) watcher(change);
    } finally {
      isTelling = false;
    }
    return outcome.result;
  }

  function cancelAll(): void {
    for (const timer of timers.values()) timer.cancel();
    timers.clear();
  }

  return {
    directory: pbx.directory,
    get view() {
      return pbx.view;
    },
    act: (command) => accept(pbx.act(clock.now(), command)),
    configure: (world) => accept(pbx.configure(clock.now(), world)),
    watch(next) {
      watcher = next;
    },
    reset() {
      cancelAll();
      untold.length = 0;
      pbx.reset(clock.now());
    },
    close: cancelAll,
  };
}
