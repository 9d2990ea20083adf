/** Runs the same on each of many, `atATime` of them side by side; results stand in the order of the items. */
export async function inParallel<T, R>(
  items: readonly T[],
  atATime: number,
  run: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  const waiting = items.entries();
  const work = async () => {
    // All take from the same iterator.
    for (const [at, item] of waiting) results[at] = await run(item);
  };
  await Promise.all(Array.from({ length: atATime }, work));
  return results;
}
