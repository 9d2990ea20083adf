import type { CicStatus, CicStatusMessage } from '../core/work-mode.ts';
import type { StatusMessages, UserStatus } from './message.ts';
import { cicStatusOf, statusMessageOf } from './status.ts';
import { deferred } from './wait.ts';

/** All status messages of the server, read once by the service session for every agent. */
export interface StatusCatalogue {
  readonly messages: readonly CicStatusMessage[];
  /** Resolves once the messages are known; they stay known while CIC is away. */
  readonly known: Promise<void>;
  apply(message: Omit<StatusMessages, 'kind'>): void;
  describe(status: UserStatus): CicStatus;
  /** The status in which CIC forwards calls; `undefined` where the site has none. */
  readonly forwardStatusId: string | undefined;
  /** Whether CIC forwards calls in this status. */
  isForward(statusId: string): boolean;
  /** Calls `changed` after each change; returns what ends that. */
  watch(changed: () => void): () => void;
}

export function createStatusCatalogue(): StatusCatalogue {
  /** Status ids do not mind case (icws.md 5). */
  const byId = new Map<string, CicStatusMessage>();
  /** In which CIC forwards calls; in CIC's order. */
  const forwards = new Map<string, string>();
  const watchers = new Set<() => void>();
  const known = deferred<void>();
  let messages: readonly CicStatusMessage[] = [];

  return {
    get messages() {
      return messages;
    },
    known: known.promise,
    apply({ isDelta, added, changed, removed }) {
      if (!isDelta) {
        byId.clear();
        forwards.clear();
      }
      for (const definition of [...added, ...changed]) {
        const key = definition.statusId.toLowerCase();
        byId.set(key, statusMessageOf(definition));
        if (definition.isForwardStatus) forwards.set(key, definition.statusId);
        else forwards.delete(key);
      }
      for (const id of removed) {
        byId.delete(id.toLowerCase());
        forwards.delete(id.toLowerCase());
      }
      messages = [...byId.values()];
      known.resolve();
      for (const changed of watchers) changed();
    },
    get forwardStatusId() {
      return forwards.values().next().value;
    },
    isForward: (statusId) => forwards.has(statusId.toLowerCase()),
    describe: (status) => cicStatusOf(status, byId.get((status.statusId ?? '').toLowerCase())),
    watch(changed) {
      watchers.add(changed);
      return () => void watchers.delete(changed);
    },
  };
}
