import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BridgeError } from '../core/bridge-error.ts';
import { type AgentLogOns, agentLogOns } from './agent-log-on.ts';
import { processSources } from './config-sources.ts';
import { describeProblems } from './describe-problems.ts';
import { type ConfigProblem, describeIssue, toProblems } from './parse-config.ts';
import { readJson } from './read-json.ts';

export type CredentialsFileResult =
  | { readonly ok: true; readonly agents: AgentLogOns }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** Reads and checks a credentials file: CIC user to password and station. */
export function loadCredentialsFile(path: string): CredentialsFileResult {
  const read = readJson(path, (file) => readFileSync(file, 'utf8'));
  if ('problem' in read) return { ok: false, problems: [{ path: '', message: read.problem }] };
  const parsed = agentLogOns(processSources(dirname(path))).safeParse(read.json, { error: describeIssue });
  if (!parsed.success) return { ok: false, problems: toProblems(parsed.error) };
  return { ok: true, agents: parsed.data };
}

/**
 * Reads a credentials file when it is first asked and again whenever the file has changed, so that new agents
 * need no restart.
 * @throws BridgeError `badConfiguration` while the file is wrong.
 */
export function watchedCredentialsFile(path: string): () => Promise<AgentLogOns> {
  let known: { readonly version: string; readonly agents: AgentLogOns } | undefined;

  async function read(): Promise<AgentLogOns> {
    const version = await versionOf(path);
    if (known && known.version === version) return known.agents;
    const loaded = loadCredentialsFile(path);
    if (!loaded.ok) {
      throw new BridgeError(
        'badConfiguration',
        `Failed to read the credentials file ${path}: ${describeProblems(loaded.problems).join('; ')}. Correct the file; it is read again at the next log-on.`,
      );
    }
    known = { version, agents: loaded.agents };
    return loaded.agents;
  }

  return read;
}

/** Changes whenever the file does; empty where there is none. */
async function versionOf(path: string): Promise<string> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found ? `${found.ino}:${found.size}:${found.mtimeNs}` : '';
}
