import { readFileSync } from 'node:fs';
import { readJson } from './config/index.ts';
import { BridgeError } from './core/bridge-error.ts';
import { type Dialect, defaultDialect, parseDialect } from './ici/index.ts';

/** Reads a site's dialect file, or gives our own where none is named. Throws `badConfiguration`. */
export function loadDialect(file: string | undefined): Dialect {
  if (file === undefined) return defaultDialect;
  const read = readJson(file, (path) => readFileSync(path, 'utf8'));
  if ('json' in read) return parseDialect(read.json);
  throw new BridgeError(
    'badConfiguration',
    `Failed to read the dialect: it ${read.problem}. Mend the file, or leave ici.dialect out for our own.`,
  );
}
