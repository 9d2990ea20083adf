import { BridgeError } from '../core/bridge-error.ts';
import type { IciHandlers, PhoneCall, UserAttributes } from '../ici/index.ts';
import { buildHandlers } from '../ici/testing/build-handlers.ts';

const inProcess = { id: '1', description: 'In process' };
const workmodes = Array.from({ length: 100 }, (_, index) => ({
  id: String(index + 1),
  description: `Work mode ${index + 1}`,
}));

function user(userId: string): UserAttributes {
  return {
    userId,
    name: 'John Smith',
    currentWorkmode: { id: '2', description: 'Ready' },
    workmodes,
    channels: ['telephony'],
    currentChannels: ['telephony'],
    queues: [],
    currentQueues: [],
    containers: [],
    lines: [],
    workcenterId: '7001',
    capabilityList: ['Dial', 'SetWorkmode'],
  };
}

function phoneCall(destination: string, attachedData: string): PhoneCall {
  return {
    phoneCallId: '2001274182',
    phoneCallStatus: { id: '2', description: 'Dialing' },
    processingStatus: inProcess,
    capabilityList: ['HangUp'],
    remoteNumbers: [destination],
    dialedNumbers: [destination],
    participants: [],
    direction: 'out',
    queue: { id: '', description: '' },
    lineId: '1',
    conference: false,
    attachedData,
  };
}

function notMeasured(name: string): never {
  throw new BridgeError('notSupported', `Failed to answer ${name}: the benchmark does not measure it.`);
}

const others = buildHandlers(notMeasured);

/** Handlers that cost next to nothing, so that the edge itself is measured. */
export const cheapHandlers: IciHandlers = {
  ...others,
  IciSystem: { ...others.IciSystem, ping: async () => 'pong' },
  IciUser: {
    ...others.IciUser,
    getAttributes: async ({ userId }) => user(userId),
    subscribe: async ({ userId }) => user(userId),
  },
  IciPhoneCall: {
    ...others.IciPhoneCall,
    initiateCall: async ({ destination, attachedData }) => phoneCall(destination.value, attachedData ?? ''),
    hold: async () => undefined,
  },
};
