import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Dialect, defaultDialect, parseDialect, readMessage } from '@switchhook/bridge/ici';
import { inDefaultWords } from './default-words.ts';
import { itemOf } from './item-of.ts';
import type { RecordedMessage } from './recorded-message.ts';
import { successors } from './rules.ts';

/** Reads a dialect file with those that it extends. Throws an error that names the file. */
export function loadDialectFile(file: string): Dialect {
  const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
  try {
    return parseDialect(read(file), (base) => read(resolve(dirname(resolve(file)), base)));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Failed to read the dialect ${file}: ${why}`, { cause });
  }
}

/** A dialect, and how many messages of a recording are in it. */
export interface FittingDialect {
  readonly dialect: Dialect;
  readonly fitting: number;
}

/** The dialect that most of a recording is in, ours where several have as many. */
export function fittingDialect(
  messages: readonly RecordedMessage[],
  given: readonly Dialect[],
): FittingDialect {
  const [first, ...others] = [defaultDialect, ...given].map(
    (dialect): FittingDialect => ({
      dialect,
      fitting: messages.filter(({ request }) => fits(dialect, request)).length,
    }),
  );
  return others.reduce(
    (best, other) => (other.fitting > best.fitting ? other : best),
    first ?? { dialect: defaultDialect, fitting: 0 },
  );
}

/** The bridge reads more than it writes: namespaces and codes tell whose words they are. */
function fits(dialect: Dialect, request: string): boolean {
  try {
    const message = readMessage(dialect, request);
    const [service = ''] = message.name.split('.');
    const { services, service: template } = dialect.namespaces;
    const namespace = services[service] ?? template.replaceAll('{service}', service);
    const told = itemOf(inDefaultWords(dialect, message));
    return request.includes(`"${namespace}"`) && (told === undefined || told.status in successors);
  } catch {
    return false;
  }
}
