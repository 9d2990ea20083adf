import { type AttributeSet, readAttribute } from './attribute-set.ts';
import { isRecorderOrMonitor, stateOf, workgroupOf } from './interaction-attributes.ts';
import type { QueueContents } from './message.ts';
import { createQueueCache } from './queue-cache.ts';
import { queueTypes } from './queue-types.ts';
import { createMilestone, type Milestone } from './wait.ts';

/** All workgroup queues over one subscription (icws.md 6). */
export interface DirectoryQueues {
  /** Reached with each full message. */
  readonly told: Milestone;
  subscription(workgroups: readonly string[]): { readonly path: string; readonly body: object };
  isOurs(subscriptionId: string): boolean;
  /** True where the message was one of these queues. */
  onContents(message: QueueContents): boolean;
  /** Interactions that wait in a workgroup's queue. */
  waitingIn(workgroup: string): number;
}

const subscriptionId = 'switchhook-workgroups';

/** What tells whether an interaction waits, and where. */
const attributeNames = [
  'Eic_State',
  'Eic_CallState',
  'Eic_CallDirection',
  'Eic_AssignedWorkgroup',
  'Eic_WorkgroupName',
  'Eic_UserName',
  'Eic_RecordedObjectId',
  'Eic_MonitoredObjectId',
];

export function createDirectoryQueues(): DirectoryQueues {
  const queue = createQueueCache();
  const told = createMilestone();
  const isOurs = (id: string) => id === subscriptionId;

  return {
    told,
    subscription: (workgroups) => ({
      path: `/messaging/subscriptions/queues/${subscriptionId}`,
      body: {
        queueIds: workgroups.map((queueName) => ({ queueType: queueTypes.workgroup, queueName })),
        attributeNames,
      },
    }),
    isOurs,
    onContents(message) {
      if (!isOurs(message.subscriptionId)) return false;
      for (const change of queue.apply(message)) {
        // Changed before it was added: what changed is all that is known, and a full message follows an entry.
        if (change.kind === 'unknown') queue.resolve(change.ticket, change.id, undefined);
      }
      if (!message.isDelta) told.reach();
      return true;
    },
    waitingIn(workgroup) {
      const name = workgroup.toLowerCase();
      let count = 0;
      for (const attributes of queue.interactions.values()) {
        if (isWaiting(attributes) && workgroupOf(attributes).toLowerCase() === name) count += 1;
      }
      return count;
    },
  };
}

/** In the queue, and neither ringing nor talking anywhere. */
function isWaiting(attributes: AttributeSet): boolean {
  if (isRecorderOrMonitor(attributes) || readAttribute(attributes, 'Eic_UserName') !== '') return false;
  return stateOf(attributes) === 'offering';
}
