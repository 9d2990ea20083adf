import { escapeXml } from '../core/attached-data.ts';
import type { WorkgroupPresence } from '../core/directory-port.ts';

/** An agent who is logged on at the bridge. */
export interface MonitoredAgent {
  readonly userId: string;
  readonly name: string;
  /** The work mode as the agent reads it. */
  readonly status: string;
  /** Open items. */
  readonly items: number;
}

export interface MonitorFigures {
  readonly workgroups: readonly WorkgroupPresence[];
  readonly agents: readonly MonitoredAgent[];
  /** Names that were asked for and are no workgroup. */
  readonly unknown: readonly string[];
}

const declaration = '<?xml version="1.0" encoding="utf-8"?>';

const figures = [
  ['workgroup', 'waiting', 'integer', 'Interactions that wait in the queue'],
  ['workgroup', 'loggedOn', 'integer', 'Members who are logged on'],
  ['workgroup', 'available', 'integer', 'Members whom CIC can offer something'],
  ['agent', 'status', 'string', 'Work mode as the agent reads it'],
  ['agent', 'items', 'integer', 'Items that the agent has'],
] as const;

/** What can be watched, as an XML document; its form is our proposal, for SAP's is not public (ici.md 3.11). */
export function monitorDefinition(): string {
  const objects = [...new Set(figures.map(([object]) => object))].map((object) => {
    const rows = figures
      .filter(([of]) => of === object)
      .map(([, name, type, text]) => `<figure name="${name}" type="${type}" description="${text}"/>`);
    return `<object type="${object}">${rows.join('')}</object>`;
  });
  return `${declaration}<monitorDefinition>${objects.join('')}</monitorDefinition>`;
}

/** The figures now: equal figures give equal documents. */
export function monitorData({ workgroups, agents, unknown }: MonitorFigures): string {
  const queues = workgroups.map(
    ({ workgroup, waiting, loggedOn, available }) =>
      `<workgroup name="${escapeXml(workgroup)}"><waiting>${waiting}</waiting><loggedOn>${loggedOn}</loggedOn><available>${available}</available></workgroup>`,
  );
  const people = agents
    .toSorted((one, other) => (one.userId < other.userId ? -1 : 1))
    .map(
      ({ userId, name, status, items }) =>
        `<agent id="${escapeXml(userId)}" name="${escapeXml(name)}"><status>${escapeXml(status)}</status><items>${items}</items></agent>`,
    );
  const strangers = unknown.map((name) => `<unknown name="${escapeXml(name)}"/>`);
  return `${declaration}<monitorData>${[...queues, ...people, ...strangers].join('')}</monitorData>`;
}
