import { readFileSync } from 'node:fs';

/** Where values come from that a configuration only refers to. */
export interface ConfigSources {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Reads a text file; throws where it cannot. */
  readonly readFile: (path: string) => string;
  /** Relative paths start here: the folder of the configuration file. */
  readonly folder: string;
}

/** The environment and files of this process. */
export function processSources(folder: string): ConfigSources {
  return { env: process.env, readFile: (path) => readFileSync(path, 'utf8'), folder };
}
