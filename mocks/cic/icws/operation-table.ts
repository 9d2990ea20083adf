import { notBuiltOperations } from './not-built.ts';
import type { Operation } from './operation.ts';
import { configurationOperations } from './operations/configuration.ts';
import { connectionOperations } from './operations/connection.ts';
import { interactionOperations } from './operations/interactions.ts';
import { messagingOperations } from './operations/messaging.ts';
import { stationOperations } from './operations/station.ts';
import { statusOperations } from './operations/status.ts';
import { subscriptionOperations } from './subscriptions/table.ts';

/** Every operation that the mock knows of; drives the router. */
export const operationTable: readonly Operation[] = [
  ...connectionOperations,
  ...stationOperations,
  ...messagingOperations,
  ...subscriptionOperations,
  ...statusOperations,
  ...interactionOperations,
  ...configurationOperations,
  ...notBuiltOperations,
];
