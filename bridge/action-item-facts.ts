import type { ActionItemRecord } from './action-items/index.ts';
import type { PageFact } from './ici/index.ts';

/** So many of the overflow list stand on the service page; the command line has all. */
const shown = 20;

/** What the service page says of action items: how many, and each that nobody took. */
export function actionItemFacts(records: readonly ActionItemRecord[]): readonly PageFact[] {
  if (records.length === 0) return [];
  const overflow = records.filter(({ state }) => state === 'overflow');
  const hidden = overflow.length - shown;
  return [
    { label: 'Action items', value: `${records.length}, of them ${overflow.length} on the overflow list` },
    ...overflow.slice(0, shown).map(({ request, lastProblem, changedAt }) => ({
      label: `Overflow: ${request.data.actionItemId}`,
      value: `${new Date(changedAt).toISOString()} ${lastProblem} Give it back with "switchhook-bridge action-items retry".`,
    })),
    ...(hidden > 0
      ? [{ label: 'Overflow', value: `${hidden} more; see "switchhook-bridge action-items list".` }]
      : []),
  ];
}
