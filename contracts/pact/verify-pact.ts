import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inOrder } from './in-order.ts';
import { interactionsIn, type PactInteraction, withPactOf } from './pact-file.ts';
import { type ProviderFront, startProviderFront } from './provider-front.ts';
import type { ProviderWorld } from './provider-world.ts';

/** What became of one interaction. */
export interface Verdict {
  /** What Pact found wrong, in its own words; empty where the provider keeps the contract. */
  readonly mismatches: readonly string[];
  /** What the provider sent, for checks that Pact does not make. */
  readonly body: string;
}

/** By the interactions' descriptions. */
export type Verdicts = ReadonlyMap<string, Verdict>;

/** Verifies interactions of a pact file, each against a world that nothing else has changed. */
export async function verifyPact(
  provider: string,
  file: string,
  openWorld: () => Promise<ProviderWorld>,
  interactions: readonly PactInteraction[] = interactionsIn(file),
): Promise<Verdicts> {
  if (interactions.length === 0) return new Map();
  const ordered = inOrder(interactions);
  const front = await startProviderFront(openWorld, ordered);
  let report: Report;
  try {
    report = await withPactOf(file, ordered, (part, folder) => runVerifier(provider, part, folder, front));
  } finally {
    await front.close();
  }
  return verdictsOf(report, front);
}

interface Report {
  readonly interactionResults: readonly { readonly description: string; readonly result: string }[];
  readonly errors: readonly {
    readonly interaction: string;
    readonly mismatch: {
      readonly message?: string;
      readonly mismatches?: readonly { readonly path?: string; readonly mismatch?: string }[];
    };
  }[];
}

/** @param folder where what it needs may be put */
async function runVerifier(
  provider: string,
  file: string,
  folder: string,
  front: ProviderFront,
): Promise<Report> {
  const script = fileURLToPath(new URL('./verifier-process.mjs', import.meta.url));
  const child = fork(script, [provider, file, front.url, front.statesUrl], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [],
    env: {
      ...process.env,
      ...noCertificates(folder),
      PACT_DO_NOT_TRACK: 'true',
      NO_PROXY: '127.0.0.1',
      no_proxy: '127.0.0.1',
    },
  });
  let printed = '';
  child.stdout?.on('data', (chunk) => {
    printed += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    printed += chunk;
  });
  let report = '';
  child.on('message', (message) => {
    report = String(message);
  });
  await once(child, 'close');
  try {
    return JSON.parse(report);
  } catch {
    throw new Error(
      `Failed to verify ${file}: Pact's verifier gave no report. It said: ${report}\n${printed}`,
    );
  }
}

/**
 * The verifier makes eight HTTP clients for each interaction, and each reads every certificate that the machine
 * trusts: four fifths of its time. It speaks plain HTTP to the front alone and needs none of them.
 */
function noCertificates(folder: string): Readonly<Record<string, string>> {
  const file = join(folder, 'none.pem');
  const directory = join(folder, 'none');
  writeFileSync(file, '');
  mkdirSync(directory);
  return { SSL_CERT_FILE: file, SSL_CERT_DIR: directory };
}

function verdictsOf({ interactionResults, errors }: Report, front: ProviderFront): Verdicts {
  return new Map(
    interactionResults.map(({ description, result }, index) => {
      // Pact puts pact and states before the description.
      const own = errors.filter(({ interaction }) => interaction.endsWith(` - ${description}`));
      const told = own.flatMap(({ mismatch }) =>
        mismatch.mismatches
          ? mismatch.mismatches.map(({ path, mismatch: what }) => `${path ?? 'response'}: ${what}`)
          : [mismatch.message ?? JSON.stringify(mismatch)],
      );
      const mismatches = result === 'OK' || told.length > 0 ? told : [result];
      return [
        description,
        { mismatches: [...front.failures(index), ...mismatches], body: front.body(index) },
      ];
    }),
  );
}
