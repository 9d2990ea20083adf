/** Runs work one after the other within a lane; lanes do not wait for each other. */
export interface CommandLanes {
  run<T>(lane: string, work: () => Promise<T>): Promise<T>;
}

/** Two commands to one interaction must reach CIC in the order in which they were given (icws.md 15.8). */
export function createCommandLanes(): CommandLanes {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run(lane, work) {
      const result = (tails.get(lane) ?? Promise.resolve()).then(work);
      const tail = result.then(
        () => {},
        () => {},
      );
      tails.set(lane, tail);
      void tail.then(() => {
        if (tails.get(lane) === tail) tails.delete(lane);
      });
      return result;
    },
  };
}
