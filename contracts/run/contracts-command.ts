import { Command, CommanderError } from 'commander';
import { type Verdicts, verifyPact } from '../pact/verify-pact.ts';
import { type Broker, connectBroker } from './broker.ts';
import { type Pair, readPairs } from './pairs.ts';
import { openRemoteWorld } from './remote-world.ts';
import { type OperationResult, resultsOf, totalOf } from './result.ts';
import { tableOf } from './table.ts';
import { verifyOwn } from './verify-own.ts';

export interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** What the command ends with: 0 all held, 1 something failed, 2 it could not run. */
export const exitCodes = { held: 0, failed: 1, couldNotRun: 2 } as const;

type Environment = Readonly<Record<string, string | undefined>>;

interface VerifyOptions {
  readonly own?: boolean;
  readonly bridge?: string;
  readonly cic?: string;
  readonly sap?: string;
  readonly bridgeStates?: string;
  readonly cicStates?: string;
  readonly sapStates?: string;
  readonly broker?: string;
  readonly providerVersion?: string;
  readonly only?: readonly string[];
  readonly json?: boolean;
}

interface BrokerCommandOptions {
  readonly broker: string;
}

/** `switchhook-contracts`: runs the contracts against any provider, and speaks with a Pact Broker. */
export async function contractsCommand(
  args: readonly string[],
  environment: Environment,
  { out, err }: Output,
): Promise<number> {
  let code: number = exitCodes.couldNotRun;
  const brokerAt = (url: string): Broker =>
    connectBroker({ url, token: environment.SWITCHHOOK_BROKER_TOKEN });

  const program = new Command('switchhook-contracts')
    .description('The contracts of Switchhook against any provider')
    .exitOverride()
    .configureOutput({ writeOut: (text) => out(text.trimEnd()), writeErr: (text) => err(text.trimEnd()) });

  program
    .command('verify')
    .description('Verifies contracts; states are entered by POST {state, params, begin} to a hook')
    .option('--bridge <url>', 'a bridge, such as http://bridge:4301')
    .option('--bridge-states <url>', 'the hook that brings it into states')
    .option('--cic <url>', 'a CIC server, such as http://cic:8018')
    .option('--cic-states <url>', 'the hook that brings it into states')
    .option('--sap <url>', 'the appUrl of a SAP system')
    .option('--sap-states <url>', 'the hook that brings it into states')
    .option('--own', 'our own bridge and mocks')
    .option('--broker <url>', 'a Pact Broker that is told the results')
    .option('--provider-version <version>', 'the version of the provider, for the broker')
    .option('--only <names...>', 'interactions whose name begins so, such as IciPhoneCall.hold')
    .option('--json', 'prints JSON')
    .action(async (options: VerifyOptions) => {
      const targets = targetsOf(options, environment);
      const results: OperationResult[] = [];
      for (const { pair, against, verify } of targets) {
        const found = resultsOf(pair, await verify(), against);
        results.push(...found);
        if (options.broker !== undefined) {
          const isKept = found.every(({ failed }) => failed.length === 0);
          await brokerAt(options.broker).publishResult(pair, options.providerVersion ?? '', isKept);
        }
      }
      out(
        options.json ? JSON.stringify({ total: totalOf(results), results }, undefined, 2) : tableOf(results),
      );
      const hasFailed = results.some(({ failed }) => failed.length > 0);
      code = hasFailed ? exitCodes.failed : exitCodes.held;
    });

  program
    .command('publish')
    .description('Puts the pact files into a Pact Broker')
    .requiredOption('--broker <url>', 'address of the broker')
    .requiredOption('--version <version>', 'version of the consumers')
    .action(async ({ broker, version }: BrokerCommandOptions & { readonly version: string }) => {
      for (const pair of readPairs()) {
        await brokerAt(broker).publish(pair, version);
        out(`published ${pair.consumer} → ${pair.provider} as ${version}`);
      }
      code = exitCodes.held;
    });

  program
    .command('can-i-deploy')
    .description('Asks a Pact Broker whether a version has been verified')
    .requiredOption('--broker <url>', 'address of the broker')
    .requiredOption('--pacticipant <name>', 'bridge, sap or cic')
    .requiredOption('--version <version>', 'its version')
    .action(
      async (options: BrokerCommandOptions & { readonly pacticipant: string; readonly version: string }) => {
        const { ok, reason } = await brokerAt(options.broker).canDeploy(options.pacticipant, options.version);
        out(`${ok ? 'yes' : 'no'}: ${reason}`);
        code = ok ? exitCodes.held : exitCodes.failed;
      },
    );

  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    // Commander has told already what was wrong, or printed its help.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.held : exitCodes.couldNotRun;
    err(error instanceof Error ? error.message : String(error));
    return exitCodes.couldNotRun;
  }
  return code;
}

interface Target {
  readonly pair: Pair;
  readonly against: string;
  readonly verify: () => Promise<Verdicts>;
}

/** @throws Error where nothing, or only half of what is needed, was named */
function targetsOf(options: VerifyOptions, environment: Environment): readonly Target[] {
  if (options.broker !== undefined && options.providerVersion === undefined) {
    throw new Error('Failed to verify: --broker needs the version of the provider. Add --provider-version.');
  }
  if (options.own && options.only !== undefined) {
    throw new Error('Failed to verify: --own verifies everything. Leave out --only.');
  }
  if (options.own) return ownTargets();
  const urls = { bridge: options.bridge, cic: options.cic, sap: options.sap };
  const hooks = { bridge: options.bridgeStates, cic: options.cicStates, sap: options.sapStates };
  const targets = pairsWith(options.only).flatMap((pair): readonly Target[] => {
    const { provider, file, interactions } = pair;
    const url = urls[provider];
    if (url === undefined) return [];
    const hook = hooks[provider];
    if (hook === undefined) {
      throw new Error(
        `Failed to verify ${url}: nobody brings it into the states of the contracts. Add --${provider}-states with the address of a hook.`,
      );
    }
    const name = provider.toUpperCase();
    const remote = {
      url,
      hook,
      headers: authorization(environment[`SWITCHHOOK_${name}_AUTHORIZATION`]),
      hookHeaders: authorization(environment[`SWITCHHOOK_${name}_STATES_AUTHORIZATION`]),
      isOneAddress: provider === 'sap',
    };
    return [
      {
        pair,
        against: url,
        verify: () => verifyPact(provider, file, () => openRemoteWorld(remote), interactions),
      },
    ];
  });
  if (options.broker !== undefined && options.only !== undefined) {
    throw new Error('Failed to verify: a part says nothing about the whole. Leave out --broker or --only.');
  }
  if (targets.length === 0) {
    throw new Error('Failed to verify: no provider is named. Add --bridge, --cic, --sap or --own.');
  }
  return targets;
}

/** @throws Error where nothing is called so */
function pairsWith(only: readonly string[] | undefined): readonly Pair[] {
  const pairs = readPairs();
  if (only === undefined) return pairs;
  const some = pairs.map((pair) => ({
    ...pair,
    interactions: pair.interactions.filter(({ description }) =>
      only.some((name) => description.startsWith(name)),
    ),
  }));
  if (some.every(({ interactions }) => interactions.length === 0)) {
    throw new Error(
      `Failed to verify: no contract is called ${only.join(' or ')}. The table of \`verify --own\` has the names.`,
    );
  }
  return some;
}

function ownTargets(): readonly Target[] {
  const verified = verifyOwn();
  return readPairs().map((pair) => ({
    pair,
    against: pair.verifiedAgainst,
    verify: async () => (await verified).get(pair.provider) ?? new Map(),
  }));
}

function authorization(value: string | undefined): Readonly<Record<string, string>> {
  return value === undefined ? {} : { authorization: value };
}
