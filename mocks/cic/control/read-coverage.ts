import { contract } from '../icws/contract.ts';
import type { OperationState } from '../icws/operation.ts';
import { operationName, operationTable } from '../icws/operation-table.ts';
import type { Coverage } from './schemas.ts';

type Counts = Record<OperationState, number>;

/** What the table that drives the router has of the public contract. */
export function readCoverage(): Coverage {
  const contractNames = new Set(contract.map(operationName));
  const operations = operationTable
    .map((operation) => ({ operation, inContract: contractNames.has(operationName(operation)) }))
    .map(({ operation: { method, path, feature, state, reason }, inContract }) => {
      return { method, path, feature, state, inContract, reason: reason ?? null };
    });
  const contractual = operations.filter(({ inContract }) => inContract);
  const features: Record<string, Counts> = {};
  for (const { feature, state } of contractual) {
    const counts = features[feature] ?? newCounts();
    counts[state] += 1;
    features[feature] = counts;
  }
  const total = newCounts();
  for (const { state } of contractual) total[state] += 1;
  return { contract: total, features, operations };
}

function newCounts(): Counts {
  return { built: 0, notBuilt: 0, outOfScope: 0 };
}
