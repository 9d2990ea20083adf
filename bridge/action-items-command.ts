import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { type ActionItemRecord, type AdminRequest, actionItemTables } from './action-items/index.ts';
import { systemClock } from './clock/system-clock.ts';
import { type ConfigOption, configOption } from './config-option.ts';
import { BridgeError } from './core/bridge-error.ts';
import { delay } from './core/clock.ts';
import { requireConfig } from './load-checked-config.ts';
import { openStore, type Store } from './store/index.ts';

interface ListOptions extends ConfigOption {
  readonly overflow?: boolean;
  readonly json?: boolean;
}

interface DecideOptions extends ConfigOption {
  readonly all?: boolean;
}

/** A running bridge looks once a second. */
const takenWithinMs = 5_000;

/** `switchhook-bridge action-items`: what SAP had routed, and what to do with what nobody took. */
export function actionItemsCommand(): Command {
  const command = new Command('action-items').description(
    'work that SAP had routed: list it, give it back to routing, drop it (docs/operation.md)',
  );
  command
    .command('list')
    .description('show the action items that are not done')
    .requiredOption(...configOption)
    .option('--overflow', 'only those that came back too often')
    .option('--json', 'as JSON lines')
    .action((options: ListOptions) => withStore(options, (store) => list(store, options)));
  command
    .command('retry')
    .description('give action items of the overflow list back to routing, with all tries before them')
    .argument('[ids...]', 'ids of the action items')
    .requiredOption(...configOption)
    .option('--all', 'the whole overflow list')
    .action((ids: readonly string[], options: DecideOptions) =>
      withStore(options, (store) => decide(store, 'retry', ids, options)),
    );
  command
    .command('drop')
    .description('forget action items of the overflow list; SAP is not told')
    .argument('[ids...]', 'ids of the action items')
    .requiredOption(...configOption)
    .option('--all', 'the whole overflow list')
    .action((ids: readonly string[], options: DecideOptions) =>
      withStore(options, (store) => decide(store, 'drop', ids, options)),
    );
  return command;
}

async function withStore(
  { config }: ConfigOption,
  run: (store: Store) => void | Promise<void>,
): Promise<void> {
  const { path } = requireConfig(config).store;
  if (path === undefined || path === ':memory:' || !existsSync(path)) {
    const why =
      path === undefined || path === ':memory:' ? 'store.path names no file' : `there is no ${path} yet`;
    throw new BridgeError(
      'badConfiguration',
      `Failed to read the action items: ${why}. They are kept in the file of store.path once the bridge has run with it.`,
    );
  }
  const store = openStore({ path, isOwner: false });
  try {
    await run(store);
  } finally {
    store.close();
  }
}

function openRecords(store: Store): readonly ActionItemRecord[] {
  const records = actionItemTables(store)
    .records.entries()
    .map(([, record]) => record);
  return records
    .filter(({ state }) => state !== 'done')
    .sort((one, other) => one.acceptedAt - other.acceptedAt);
}

function list(store: Store, { overflow = false, json = false }: ListOptions): void {
  const records = openRecords(store).filter(({ state }) => !overflow || state === 'overflow');
  for (const record of records) console.log(json ? JSON.stringify(record) : describe(record));
  if (records.length === 0 && !json)
    console.log(overflow ? 'The overflow list is empty.' : 'No action items.');
}

function describe({ request, state, workgroup, tries, lastProblem, acceptedAt }: ActionItemRecord): string {
  const { actionItemId, title } = request.data;
  const counts = Object.entries(tries).filter(([, count]) => count > 0);
  const parts = [
    actionItemId,
    state,
    `since ${new Date(acceptedAt).toISOString()}`,
    workgroup && `workgroup ${workgroup}`,
    title && JSON.stringify(title),
    counts.map(([reason, count]) => `${reason} ${count}`).join(', '),
    lastProblem,
  ];
  return parts.filter((part) => part !== '').join('  ');
}

async function decide(
  store: Store,
  request: AdminRequest,
  given: readonly string[],
  { all = false }: DecideOptions,
): Promise<void> {
  const overflow = openRecords(store)
    .filter(({ state }) => state === 'overflow')
    .map((record) => record.request.data.actionItemId);
  const ids = all ? overflow : given;
  const unknown = ids.filter((id) => !overflow.includes(id));
  if (unknown.length > 0 || (given.length === 0 && !all)) {
    throw new BridgeError(
      'unknownItem',
      unknown.length > 0
        ? `Failed to ${request} action items: ${unknown.join(', ')} is not on the overflow list. "action-items list --overflow" shows it.`
        : `Failed to ${request} action items: none is named. Name ids, or say --all.`,
    );
  }
  const { requests } = actionItemTables(store);
  for (const id of ids) requests.put(id, request);
  const end = systemClock.now() + takenWithinMs;
  const isOpen = () => ids.some((id) => requests.get(id) !== undefined);
  while (isOpen() && systemClock.now() < end) await delay(systemClock, 200);
  const what = request === 'retry' ? 'given back to routing' : 'dropped';
  console.log(
    isOpen()
      ? `Noted: ${ids.join(', ')} will be ${what} once the bridge runs.`
      : `Done: ${ids.length} ${what}${ids.length > 0 ? ` (${ids.join(', ')})` : ''}.`,
  );
}
