/** Runs work one after the other within a lane; lanes do not wait for each other. */
export interface CommandLanes {
  /** Work that concerns several lanes waits for each of them, and holds each of them up. */
  run<T>(lanes: string | readonly string[], work: () => Promise<T>): Promise<T>;
}

/** Two commands to one interaction must reach CIC in the order in which they were given (icws.md 15.8). */
export function createCommandLanes(): CommandLanes {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run(lanes, work) {
      const taken = typeof lanes === 'string' ? [lanes] : lanes;
      const result = Promise.all(taken.map((lane) => tails.get(lane))).then(work);
      const tail = result.then(
        () => {},
        () => {},
      );
      for (const lane of taken) tails.set(lane, tail);
      void tail.then(() => {
        for (const lane of taken) if (tails.get(lane) === tail) tails.delete(lane);
      });
      return result;
    },
  };
}
