import type { CatalogueEntry } from '@switchhook/simulator/desk-model';
import type { FastifyInstance } from 'fastify';

/** What the names on the wire mean: `GET /catalogue`. */
export function catalogueRoutes(entries: readonly CatalogueEntry[]) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get('/catalogue', async () => entries);
  };
}
