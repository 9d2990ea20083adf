import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const traceSwitch = z.strictObject({ all: z.boolean(), users: z.array(z.string()) });

/** Whose messages are traced. */
export interface TraceSwitch {
  readonly all: boolean;
  readonly users: readonly string[];
}

/** The file that `switchhook-bridge trace on|off` writes and a running bridge reads. */
function traceSwitchFile(folder: string): string {
  return join(folder, 'switch.json');
}

/** What was last switched; undefined where nobody ever did, or the file is none of ours. */
export function readTraceSwitch(folder: string): TraceSwitch | undefined {
  try {
    return traceSwitch.safeParse(JSON.parse(readFileSync(traceSwitchFile(folder), 'utf8'))).data;
  } catch {
    return undefined;
  }
}

/** Written beside and moved into place: the bridge never reads half of it. */
export function writeTraceSwitch(folder: string, value: TraceSwitch): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const beside = `${traceSwitchFile(folder)}.new`;
  writeFileSync(beside, `${JSON.stringify(value)}\n`, { mode: 0o600 });
  renameSync(beside, traceSwitchFile(folder));
}

/** The switch after one user, or everybody, was switched on or off. */
export function switched(before: TraceSwitch, isOn: boolean, userId: string | undefined): TraceSwitch {
  if (userId === undefined) return { all: isOn, users: isOn ? before.users : [] };
  const others = before.users.filter((other) => other !== userId);
  return { ...before, users: isOn ? [...others, userId] : others };
}
