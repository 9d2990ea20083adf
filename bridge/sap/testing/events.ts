import type { OutgoingEvent } from '../outgoing-event.ts';

/** A whole `userChanged` event that a receiver can tell from others by its mark. */
export function userChanged(mark: string, appIds: readonly string[] = ['APP1']): OutgoingEvent {
  const user = {
    userId: 'agent1',
    name: mark,
    currentWorkmode: { id: '2', description: 'Ready' },
    workmodes: [],
    channels: [],
    currentChannels: [],
    queues: [],
    currentQueues: [],
    containers: [],
    lines: [],
    workcenterId: '',
    capabilityList: [],
  };
  return { name: 'userChanged', input: { user }, appIds };
}

export function subscriptionEnded(appIds: readonly string[] = ['APP1']): OutgoingEvent {
  return {
    name: 'subscriptionEnded',
    input: { reason: { id: 'shutdown', description: 'Shut down' } },
    appIds,
  };
}

/** The mark of a `userChanged`, else the name of the event. */
export function markOf(event: OutgoingEvent): string {
  return event.name === 'userChanged' ? event.input.user.name : event.name;
}
