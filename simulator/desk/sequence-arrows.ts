import type { JournalEntry } from '../desk-model.ts';
import type { WireLink, WireMessage } from '../model.ts';

export const lanes = ['toolbar', 'sap', 'bridge', 'cic'] as const;
export type Lane = (typeof lanes)[number];

export interface SequenceArrow {
  readonly id: string;
  readonly from: Lane;
  readonly to: Lane;
  readonly name: string;
  readonly at: number;
  readonly isError: boolean;
  /** The message on the wire; absent for what the toolbar sent. */
  readonly seq?: number;
}

const ends: Readonly<Record<WireLink, readonly [Lane, Lane]>> = {
  'SAP → bridge': ['sap', 'bridge'],
  'bridge → SAP': ['bridge', 'sap'],
  'bridge → CIC': ['bridge', 'cic'],
};
/** What happens once and says nothing about a call. */
const setUp =
  /wsdl|subscriptions|GET \{S\}|\/connection|exchangeProductInformation|getWork|getChannels|getAttributes/;

/** Messages and the toolbar's commands in one order; what CIC streams goes the other way. */
export function sequenceArrows(
  wire: readonly WireMessage[],
  journal: readonly JournalEntry[],
  options: { readonly newest: number; readonly hidesSetUp: boolean },
): readonly SequenceArrow[] {
  const sent = wire
    .filter(({ name }) => !options.hidesSetUp || !setUp.test(name))
    .slice(-options.newest)
    .map(({ seq, link, kind, name, at, isError }): readonly [number, SequenceArrow] => {
      const [from, to] = kind === 'streamed' ? (['cic', 'bridge'] as const) : ends[link];
      return [seq, { id: `m${seq}`, from, to, name, at, isError, seq }];
    });
  const first = sent[0]?.[0] ?? 0;
  const pressed = journal.flatMap((entry): readonly (readonly [number, SequenceArrow])[] => {
    if (entry.kind !== 'command' || entry.wire + 1 < first) return [];
    const { seq, wire: after, at, command, userId, status } = entry;
    const isError = status !== undefined && status >= 400;
    const name = `${userId}: ${command.command}`;
    // After the message before it, and before the one that follows from it.
    return [[after + 0.5, { id: `c${seq}`, from: 'toolbar', to: 'sap', name, at, isError }]];
  });
  return [...sent, ...pressed]
    .toSorted(([one], [other]) => one - other)
    .slice(-options.newest)
    .map(([, arrow]) => arrow);
}
