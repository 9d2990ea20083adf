import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { interactionsIn } from './pact-file.ts';
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

/** Verifies a pact file, each interaction against a world that nothing else has changed. */
export async function verifyPact(
  provider: string,
  file: string,
  openWorld: () => Promise<ProviderWorld>,
): Promise<Verdicts> {
  const states = interactionsIn(file).map(({ providerStates }) => providerStates);
  const front = await startProviderFront(openWorld, states);
  let report: Report;
  try {
    report = await runVerifier(provider, file, front);
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

async function runVerifier(provider: string, file: string, front: ProviderFront): Promise<Report> {
  const script = fileURLToPath(new URL('./verifier-process.mjs', import.meta.url));
  const child = fork(script, [provider, file, front.url, front.statesUrl], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [],
    env: { ...process.env, PACT_DO_NOT_TRACK: 'true', NO_PROXY: '127.0.0.1', no_proxy: '127.0.0.1' },
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
