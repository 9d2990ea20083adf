import type { ActionItemData, ActionItemRequest, ActionItems } from '../core/action-items-port.ts';
import { BridgeError } from '../core/bridge-error.ts';
import type { ActionRouting } from '../core/cic-port.ts';
import type { Clock, Timer } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import { attributesOf } from './attributes-of.ts';
import {
  type ActionItemRecord,
  counted,
  forgiven,
  isOverLimit,
  needsCic,
  newRecord,
  type ReturnReason,
} from './record.ts';
import { type ActionItemRules, destinationOf } from './rules.ts';
import type { ActionItemTables } from './tables.ts';
import { createWorkQueue } from './work-queue.ts';

export interface ActionItemsOptions {
  readonly routing: ActionRouting;
  readonly tables: ActionItemTables;
  /** Read at each use: a site may change them while the bridge runs. */
  readonly rules: () => ActionItemRules;
  /** False where the tables do not outlive the process: then no work is accepted. */
  readonly isDurable?: boolean;
  readonly clock: Clock;
  readonly log: Log;
}

/** Action items on their way from SAP to agents and back. */
export interface ActionItemRouter extends ActionItems {
  /** Goes on with what an earlier run of the bridge left. */
  start(): void;
  stop(): void;
  /** An agent, or SAP for the agent, gave the work back; too often, and it goes to the overflow list. */
  returned(actionItemId: string, reason: ReturnReason): void;
  /** All that is not done, oldest first. */
  list(): readonly ActionItemRecord[];
}

const missing =
  'CIC has no longer the interaction of an action item and did not say how it ended; it is taken as done';

/** How often the store is asked for what an administrator left there. */
const requestsMs = 1_000;

/**
 * Routes action items (G26, G27). What was answered is on disk, so nothing is lost; CIC makes one interaction for
 * one id however often it is asked, so nothing is doubled.
 */
export function createActionItems(options: ActionItemsOptions): ActionItemRouter {
  const { routing, tables, rules, clock, log, isDurable = true } = options;
  const records = new Map<string, ActionItemRecord>();
  const queue = createWorkQueue({ clock, work: askCic, onFailure: tellFailure, backoff: rules });
  let stopListening: (() => void) | undefined;
  let isStopped = false;
  let looking: Promise<void> = Promise.resolve();
  let timer: Timer | undefined;

  function keep(record: ActionItemRecord): ActionItemRecord {
    const id = record.request.data.actionItemId;
    const changed = { ...record, changedAt: clock.now() };
    // First on disk: whoever reads the map may answer SAP.
    tables.records.put(id, changed);
    records.set(id, changed);
    if (needsCic(changed)) queue.add(id);
    else queue.remove(id);
    return changed;
  }

  function forget(id: string): void {
    tables.records.delete(id);
    records.delete(id);
    queue.remove(id);
  }

  function open(id: string, what: string): ActionItemRecord {
    const record = records.get(id);
    if (record && record.state !== 'done' && record.state !== 'cancelled') return record;
    throw new BridgeError(
      'unknownItem',
      `Failed to ${what} the action item ${JSON.stringify(id)}: the bridge routes no such one. It may be done already.`,
    );
  }

  async function route(request: ActionItemRequest): Promise<void> {
    const id = request.data.actionItemId;
    if (id.trim() === '') {
      throw new BridgeError(
        'malformedRequest',
        'Failed to route the action item: its id is empty. Send the id by which SAP knows it.',
      );
    }
    if (!isDurable) {
      throw new BridgeError(
        'notSupported',
        `Failed to route the action item ${id}: the bridge has no store, and must not lose what it accepts. Set store.path in its configuration.`,
      );
    }
    const known = records.get(id);
    if (known) {
      repeat(known, request);
      return;
    }
    if (!destinationOf(attributesOf(request), rules())) {
      throw new BridgeError(
        'notSupported',
        `Failed to route the action item ${id}: no rule takes it, and there is no workgroup for what no rule takes. Add a rule, or set actionItems.workgroups.`,
      );
    }
    keep(newRecord(request, clock.now()));
    log.info({ actionItemId: id }, 'Action item accepted');
  }

  /** SAP did not hear our answer, or knows more by now. */
  function repeat(known: ActionItemRecord, request: ActionItemRequest): void {
    const { actionItemId } = request.data;
    log.info({ actionItemId, state: known.state }, 'Action item was routed before; no second one is made');
    if (known.state === 'cancelled') keep({ ...known, again: request });
    else if (known.state !== 'done' && JSON.stringify(known.request) !== JSON.stringify(request)) {
      keep({ ...known, request, isDirty: known.isAsked });
    }
  }

  async function update(data: ActionItemData): Promise<void> {
    const record = open(data.actionItemId, 'update');
    keep({ ...record, request: { ...record.request, data }, isDirty: record.isAsked });
  }

  async function cancel(id: string): Promise<void> {
    const record = open(id, 'cancel');
    log.info({ actionItemId: id, state: record.state }, 'Action item cancelled by SAP');
    if (record.isAsked) keep({ ...record, state: 'cancelled', isWithdrawn: true });
    else forget(id);
  }

  function tellFailure(actionItemId: string, error: unknown): void {
    log.warn({ actionItemId, error }, 'CIC did not take an action item; it is tried again');
  }

  /** Asks CIC for what the record needs next. Throws what CIC says where the same has to be tried again. */
  async function askCic(id: string): Promise<void> {
    const record = records.get(id);
    if (!record || !needsCic(record)) return;
    if (record.isWithdrawn) await withdraw(record);
    else if (record.state === 'waiting') await offer(record);
    else await pass(record);
  }

  async function withdraw({ request }: ActionItemRecord): Promise<void> {
    const id = request.data.actionItemId;
    await routing.cancel(id).catch((error: unknown) => {
      // What CIC does not have it need not give up.
      if (!isError(error, 'unknownItem')) throw error;
    });
    const now = records.get(id);
    if (!now) return;
    const { interactionId, ...rest } = now;
    const free = {
      ...rest,
      formerInteractionId: interactionId ?? now.formerInteractionId,
      isAsked: false,
      isDirty: false,
      isWithdrawn: false,
    };
    if (free.state !== 'cancelled') keep(free);
    else if (free.again) keep(newRecord(free.again, clock.now()));
    else forget(id);
  }

  async function offer(record: ActionItemRecord): Promise<void> {
    const id = record.request.data.actionItemId;
    const attributes = attributesOf(record.request);
    const destination = destinationOf(attributes, rules());
    if (!destination) {
      overflow(record, 'no rule takes it any more');
      return;
    }
    // After a silent handler the work may be where it was first offered; only a refusal moves it on.
    const workgroup =
      record.workgroup !== '' && record.isAsked && record.tries.FAILED === 0
        ? record.workgroup
        : chooseWorkgroup(destination.workgroups, destination.distribution, record.tries.FAILED);
    keep({ ...record, workgroup, isAsked: true, isDirty: false });
    const { interactionType } = destination;
    const item = { actionItemId: id, workgroup, interactionType, attributes };
    const result = await routing.route(item).then(
      (interactionId) => ({ interactionId }),
      (error: unknown) => ({ error }),
    );
    const now = records.get(id);
    // It was cancelled, or CIC said that it left, before CIC's answer came.
    if (now?.state !== 'waiting') return;
    if ('interactionId' in result) {
      keep({ ...now, state: 'routed', interactionId: result.interactionId, lastProblem: '' });
      log.info({ actionItemId: id, workgroup, interactionId: result.interactionId }, 'Action item routed');
      return;
    }
    const { error } = result;
    // While CIC is away nobody has refused anything.
    if (isError(error, 'cicUnavailable')) throw error;
    const problem = error instanceof Error ? error.message : String(error);
    comeBack({ ...now, lastProblem: problem }, isError(error, 'timeout') ? 'TIMEOUT' : 'FAILED');
    throw error;
  }

  async function pass(record: ActionItemRecord): Promise<void> {
    const { request } = record;
    const id = request.data.actionItemId;
    await routing.update(id, attributesOf(request)).catch((error: unknown) => {
      // It just left: CIC tells so itself.
      if (!isError(error, 'unknownItem')) throw error;
    });
    const now = records.get(id);
    if (now?.state === 'routed' && now.request === request) keep({ ...now, isDirty: false });
  }

  function chooseWorkgroup(
    workgroups: readonly string[],
    distribution: 'order' | 'load',
    refusals: number,
  ): string {
    const [first = ''] = workgroups;
    if (distribution === 'order') return workgroups[refusals % workgroups.length] ?? first;
    const load = new Map(workgroups.map((workgroup) => [workgroup, 0]));
    for (const { state, workgroup } of records.values()) {
      const present = load.get(workgroup);
      if (present !== undefined && state !== 'done' && state !== 'overflow') load.set(workgroup, present + 1);
    }
    return workgroups.reduce(
      (least, other) => ((load.get(other) ?? 0) < (load.get(least) ?? 0) ? other : least),
      first,
    );
  }

  function comeBack(record: ActionItemRecord, reason: ReturnReason): void {
    const next = counted(record, reason);
    const fields = { actionItemId: record.request.data.actionItemId, reason, tries: next.tries };
    log.info(fields, 'Action item came back');
    if (isOverLimit(next, rules().limits)) overflow(next, next.lastProblem || `came back for ${reason}`);
    else keep(next);
  }

  function overflow(record: ActionItemRecord, why: string): void {
    const { actionItemId } = record.request.data;
    keep({ ...record, state: 'overflow', lastProblem: why, isWithdrawn: record.isAsked });
    log.error(
      { code: 'actionItemOverflow', actionItemId, tries: record.tries, why },
      `Failed to route the action item ${actionItemId}: ${why}. It waits on the overflow list; give it back with "switchhook-bridge action-items retry ${actionItemId}".`,
    );
  }

  function left(id: string, interactionId: string): void {
    const record = records.get(id);
    if (!record || record.formerInteractionId === interactionId) return;
    if (record.state !== 'routed' && record.state !== 'waiting') return;
    if (record.interactionId !== undefined && record.interactionId !== interactionId) return;
    keep({ ...record, state: 'done', interactionId, isDirty: false });
    log.info({ actionItemId: id, interactionId }, 'Action item left CIC');
  }

  /** What an agent finished in CIC while nobody listened must not stay open for ever. */
  async function lookAfterRouted(): Promise<void> {
    for (const [actionItemId, { state, interactionId }] of [...records]) {
      if (state !== 'routed' || interactionId === undefined) continue;
      try {
        const found = await routing.stateOf({ actionItemId, interactionId });
        if (isStopped || found === 'open') continue;
        if (found === 'gone') log.warn({ actionItemId, interactionId }, missing);
        left(actionItemId, interactionId);
      } catch (error) {
        log.info({ actionItemId, error }, 'Cannot see how an action item stands; looked at again with CIC');
        return;
      }
    }
  }

  function takeRequests(): void {
    timer = clock.after(requestsMs, takeRequests);
    try {
      for (const [id, request] of tables.requests.entries()) {
        const record = records.get(id);
        if (record?.state === 'overflow') {
          log.info({ actionItemId: id, request }, 'Administrator decided on an action item');
          if (request === 'retry') keep(forgiven(record));
          else if (record.isWithdrawn) keep({ ...record, state: 'cancelled' });
          else forget(id);
        }
        tables.requests.delete(id);
      }
      forgetOld();
    } catch (error) {
      log.error({ error }, 'Failed to look after the action items');
    }
  }

  function forgetOld(): void {
    const before = clock.now() - rules().rememberMs;
    for (const [id, { state, changedAt }] of records) {
      if (state === 'done' && changedAt <= before) forget(id);
    }
  }

  return {
    route,
    update,
    cancel,
    find: (id) => records.get(id)?.request,
    list: () =>
      [...records.values()]
        .filter(({ state }) => state !== 'done')
        .sort((one, other) => one.acceptedAt - other.acceptedAt),
    returned(id, reason) {
      const record = records.get(id);
      if (record?.state === 'routed') comeBack(record, reason);
    },
    start() {
      for (const [id, record] of tables.records.entries()) {
        records.set(id, record);
        if (record.state === 'waiting' && record.isAsked) comeBack(record, 'RESTART');
        else if (needsCic(record)) queue.add(id);
      }
      const stops = [
        routing.onLeft(({ actionItemId, interactionId }) => left(actionItemId, interactionId)),
        routing.onUp(() => {
          looking = looking.then(lookAfterRouted);
        }),
      ];
      stopListening = () => {
        for (const stop of stops) stop();
      };
      takeRequests();
    },
    stop() {
      isStopped = true;
      stopListening?.();
      timer?.cancel();
      queue.stop();
      // What CIC still answers finds nothing to change: the store may be another run's by then.
      records.clear();
    },
  };
}

function isError(error: unknown, code: BridgeError['code']): boolean {
  return error instanceof BridgeError && error.code === code;
}
