import { readFileSync } from 'node:fs';
import { BridgeError } from './core/bridge-error.ts';
import { type Dialect, defaultDialect, parseDialect } from './ici/index.ts';

/** Reads a site's dialect file, or gives our own where none is named. Throws `badConfiguration`. */
export function loadDialect(file: string | undefined): Dialect {
  if (file === undefined) return defaultDialect;
  try {
    return parseDialect(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new BridgeError(
      'badConfiguration',
      `Failed to read the dialect file ${file}: ${why}. Mend the file.`,
      {
        cause: error,
      },
    );
  }
}
