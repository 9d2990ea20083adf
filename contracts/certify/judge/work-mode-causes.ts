import type { CicStatus } from './cic-statuses.ts';
import { patience } from './sessions.ts';

/** Holds the work modes that are told against the statuses that CIC told before them. */
export interface WorkModeCauses {
  /** A subscription begins: from here on the agent's statuses count. */
  begin(userId: string, workMode: string, position: number): void;
  /** Why no status explains the work mode; `undefined` where one does, or where CIC is not in the recording. */
  whyNot(userId: string, workMode: string, position: number): string | undefined;
}

interface Agent {
  /** The first status that may still be the one that is told of next, and as which work mode it was told. */
  from: number;
  toldAs: string;
  /** How many statuses there were when the last event came. */
  seen: number;
  /** Which work mode a status is, where that is certain. */
  readonly known: Map<string, string>;
}

/**
 * A work mode follows from a status. Which one is a matter of the site's configuration, and learned: another work
 * mode that is told first after a status that had been waited for is its own from then on. Statuses are told in their order; some
 * may be passed over, none comes again.
 */
export function workModeCauses(statuses: readonly CicStatus[]): WorkModeCauses {
  const agents = new Map<string, Agent>();
  const byUser = new Map<string, CicStatus[]>();
  for (const status of statuses) {
    const own = byUser.get(status.userId) ?? [];
    byUser.set(status.userId, own);
    if (own.at(-1)?.statusId !== status.statusId) own.push(status);
  }
  const before = (userId: string, position: number) =>
    (byUser.get(userId) ?? []).filter((status) => status.position < position);

  return {
    begin(userId, workMode, position) {
      const seen = before(userId, position).length;
      const known = agents.get(userId)?.known ?? new Map<string, string>();
      agents.set(userId, { from: Math.max(0, seen - 1), toldAs: workMode, seen, known });
    },
    whyNot(userId, workMode, position) {
      const agent = agents.get(userId);
      const own = before(userId, position);
      const [previous, last] = [own.at(-2), own.at(-1)];
      if (!agent || !last) return undefined;
      const isFirst = own.length === agent.seen + 1;
      agent.seen = own.length;
      // The bridge had the time to tell what was before, and tells another work mode: it is not about that.
      const isAbout = isFirst && workMode !== agent.toldAs && previous && last.at - previous.at >= patience;
      if (isAbout && !agent.known.has(last.statusId)) agent.known.set(last.statusId, workMode);
      const from = own.findIndex(({ statusId }, index) => {
        const is = index === agent.from ? agent.toldAs : agent.known.get(statusId);
        return index >= agent.from && (is === undefined || is === workMode);
      });
      if (from >= 0) {
        agent.from = from;
        agent.toldAs = workMode;
        return undefined;
      }
      return `${userId} has the work mode ${workMode}, and CIC said ${last.statusId}, which was told as ${agent.known.get(last.statusId) ?? agent.toldAs}`;
    },
  };
}
