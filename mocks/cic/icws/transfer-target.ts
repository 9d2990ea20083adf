import { z } from 'zod';
import type { DialTarget } from '../pbx/dial-target.ts';
import { invalidProperty } from './failure.ts';
import type { Exchange } from './operation.ts';
import type { IcwsReply } from './reply.ts';
import { findQueue } from './rights.ts';
import { queueIdSchema, type WireQueueId, wireText } from './wire.ts';

export const transferSchema = z.object({ target: wireText.optional(), queueID: queueIdSchema.optional() });

/** Where a queue leads; undefined where there is none of the name. */
function queueTarget(exchange: Exchange, id: WireQueueId): DialTarget | undefined {
  const key = findQueue(exchange.server.pbx.directory, id);
  if (!key) return undefined;
  const name = key.slice(2);
  switch (id.queueType) {
    case 0:
    case 1:
      return { kind: 'user', userId: name };
    case 2:
      return { kind: 'workgroup', workgroupId: name };
    case 3:
      return { kind: 'station', stationId: name };
  }
}

/** Exactly one of `target` and `queueID` says where to (icws.md 7.4). */
export function readTarget(
  exchange: Exchange,
  { target, queueID }: z.output<typeof transferSchema>,
): string | DialTarget | IcwsReply {
  if (target !== undefined && queueID === undefined) return target;
  if (target !== undefined || queueID === undefined) {
    return invalidProperty('target', 'Give exactly one of target and queueID.');
  }
  return (
    queueTarget(exchange, queueID) ??
    invalidProperty('queueID', `There is no queue ${queueID.queueName}. Name one that exists.`)
  );
}
