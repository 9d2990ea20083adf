let isQuiet = false;

/**
 * Keeps two lines of mockttp off the console, one of which it writes to stdout. It reports every connection
 * that a client closes early, as each event stream's is, and has no option against it; the tap records the same
 * from the `abort` event. Everything else passes.
 */
export function quietMockttp(): void {
  if (isQuiet) return;
  isQuiet = true;
  const { error, log } = console;
  console.error = (...line: unknown[]) => {
    if (line[0] !== 'Failed to handle request:') error(...line);
  };
  console.log = (...line: unknown[]) => {
    if (line[0] !== 'Response error:') log(...line);
  };
}
