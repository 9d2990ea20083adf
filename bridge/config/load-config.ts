import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { processSources } from './config-sources.ts';
import { type ConfigResult, parseConfig } from './parse-config.ts';
import { readJson } from './read-json.ts';

/** Reads and checks a configuration file; relative paths in it start at its own folder. */
export function loadConfig(file: string): ConfigResult {
  const path = resolve(file);
  const read = readJson(path, (name) => readFileSync(name, 'utf8'));
  if ('problem' in read) return { ok: false, problems: [{ path: '', message: read.problem }] };
  return parseConfig(read.json, processSources(dirname(path)));
}
