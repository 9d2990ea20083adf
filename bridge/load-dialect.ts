import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { readJson } from './config/index.ts';
import { BridgeError } from './core/bridge-error.ts';
import { type Dialect, defaultDialect, parseDialect } from './ici/index.ts';

/**
 * Reads a site's dialect file and those that it extends, or gives our own where none is named; paths start at the
 * folder of the file itself. Throws `badConfiguration`.
 */
export function loadDialect(file: string | undefined): Dialect {
  if (file === undefined) return defaultDialect;
  const folder = dirname(resolve(file));
  return parseDialect(readDialectJson(file), (base) => readDialectJson(resolve(folder, base)));
}

function readDialectJson(file: string): unknown {
  const read = readJson(file, (path) => readFileSync(path, 'utf8'));
  if ('json' in read) return read.json;
  throw new BridgeError(
    'badConfiguration',
    `Failed to read the dialect: it ${read.problem}. Mend the file, or leave ici.dialect out for our own.`,
  );
}
