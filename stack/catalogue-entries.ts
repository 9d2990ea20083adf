import { catalogue, type Service } from '@switchhook/bridge/ici';
import type { CatalogueEntry } from '@switchhook/simulator/desk-model';

/** Every operation and event of ICI with what is known of it, as the desk shows it beside a message. */
export function catalogueEntries(): readonly CatalogueEntry[] {
  const services: readonly Service[] = Object.values(catalogue);
  return services.flatMap(({ name: service, operations }) =>
    Object.entries(operations).map(([operation, { summary, provenance, cic }]) => ({
      name: `${service}.${operation}`,
      summary,
      provenance,
      cic,
    })),
  );
}
