import { operation, service } from './service.ts';
import { string } from './shape.ts';
import { ProductInformation, WorkcenterCapability } from './types.ts';

export const IciSystem = service('IciSystem', 'Product, capabilities and liveness of the integration', {
  exchangeProductInformation: operation({
    summary: 'Both sides tell each other product name and version; the first request that SAP sends.',
    provenance: 'documented',
    input: { productInformation: ProductInformation },
    output: ProductInformation,
  }),
  getWorkcenterCapability: operation({
    summary: 'Tells whether agents may choose a seat, and what the work-center field must hold.',
    provenance: 'documented',
    input: { userId: string },
    output: WorkcenterCapability,
  }),
  ping: operation({
    summary: 'Answers at once while the bridge lives.',
    provenance: 'proposed',
    input: {},
    output: string,
  }),
});
