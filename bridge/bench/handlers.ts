import { BridgeError } from '../core/bridge-error.ts';
import type { IciHandlers, PhoneCall, UserAttributes } from '../ici/index.ts';

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

async function notMeasured(): Promise<never> {
  throw new BridgeError('notSupported', 'Failed to answer: the benchmark does not measure this operation.');
}

/** Handlers that cost next to nothing, so that the edge itself is measured. */
export const cheapHandlers = {
  IciSystem: {
    exchangeProductInformation: notMeasured,
    getWorkcenterCapability: notMeasured,
    ping: async () => 'pong',
  },
  IciUser: {
    getAttributes: async ({ userId }) => user(userId),
    subscribe: async ({ userId }) => user(userId),
    unsubscribe: notMeasured,
    getWorkmodes: notMeasured,
    getCurrentWorkmode: notMeasured,
    setCurrentWorkmode: notMeasured,
  },
  IciItem: {
    accept: notMeasured,
    reject: notMeasured,
    end: notMeasured,
    getAttributes: notMeasured,
    getAttachedData: notMeasured,
    setAttachedData: notMeasured,
    wrapUpEnded: notMeasured,
  },
  IciPhoneCall: {
    initiateCall: async ({ destination, attachedData }) => phoneCall(destination.value, attachedData ?? ''),
    accept: notMeasured,
    reject: notMeasured,
    drop: notMeasured,
    hold: async () => undefined,
    retrieve: notMeasured,
    getAttributes: notMeasured,
  },
} satisfies IciHandlers;
