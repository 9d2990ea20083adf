/**
 * Runs `run` once what has come meanwhile is read. A process that was suspended runs its late timers before it looks
 * at its sockets: a whole turn of the event loop later it has read what they hold. Whoever gives up does so only then.
 */
export function onceRead(run: () => void): void {
  setImmediate(() => setImmediate(run));
}
