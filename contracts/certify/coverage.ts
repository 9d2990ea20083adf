import { catalogue, type Provenance } from '@switchhook/bridge/ici';
import type { WireDetail } from '@switchhook/simulator/model';

export interface CoveredOperation {
  /** `IciPhoneCall.hold` or `IciEvent.chatChanged`. */
  readonly name: string;
  readonly provenance: Provenance;
  /** How often it was seen with an answer, and how often with a fault. */
  readonly answers: number;
  readonly faults: number;
}

export interface Coverage {
  readonly operations: readonly CoveredOperation[];
  readonly byProvenance: Readonly<Record<Provenance, { readonly seen: number; readonly all: number }>>;
}

/** Which operations and events of the catalogue crossed the wire, by how surely they are known. */
export function coverageOf(messages: Iterable<WireDetail>): Coverage {
  const counts = new Map<string, { answers: number; faults: number }>();
  for (const { link, name, isError, status } of messages) {
    if (link === 'bridge → CIC' || status === undefined) continue;
    const count = counts.get(name) ?? { answers: 0, faults: 0 };
    counts.set(name, count);
    if (isError) count.faults += 1;
    else count.answers += 1;
  }
  const operations = Object.values(catalogue).flatMap((service) =>
    Object.entries(service.operations).map(([operation, { provenance }]): CoveredOperation => {
      const name = `${service.name}.${operation}`;
      return { name, provenance, ...(counts.get(name) ?? { answers: 0, faults: 0 }) };
    }),
  );
  const of = (provenance: Provenance) => {
    const own = operations.filter((operation) => operation.provenance === provenance);
    return { seen: own.filter(({ answers, faults }) => answers + faults > 0).length, all: own.length };
  };
  return {
    operations,
    byProvenance: { documented: of('documented'), inferred: of('inferred'), proposed: of('proposed') },
  };
}
