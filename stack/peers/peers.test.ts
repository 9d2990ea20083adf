import { execFile, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { BridgeError, silentLog } from '@switchhook/bridge';
import { systemClock } from '@switchhook/bridge/clock';
import {
  createIciServer,
  defaultDialect,
  type IciHandlers,
  type PhoneCall,
  type UserAttributes,
} from '@switchhook/bridge/ici';
import { expect, test } from 'vitest';

// SOAP clients that share no code with us read the WSDLs that the bridge serves and make calls over the real wire.

const run = promisify(execFile);

interface Peer {
  readonly name: string;
  readonly program: string;
  /** Ends with exit code 0 where the peer is installed. */
  readonly probe: readonly string[];
  readonly script: string;
  /** How this peer shows a list of records, and of texts, and an empty list. */
  readonly list: (items: readonly unknown[]) => unknown;
  readonly emptyList: unknown;
}

const peers: readonly Peer[] = [
  {
    name: 'zeep',
    program: '/usr/bin/python3',
    probe: ['-c', 'import zeep'],
    script: 'zeep-peer.py',
    list: (items) => ({ item: items }),
    emptyList: null,
  },
  {
    name: "PHP's SoapClient",
    program: 'php',
    probe: ['-r', 'exit(class_exists("SoapClient") ? 0 : 1);'],
    script: 'php-peer.php',
    // PHP gives a list of one as the one.
    list: (items) => ({ item: items.length === 1 ? items[0] : items }),
    emptyList: {},
  },
];

const user: UserAttributes = {
  userId: 'agent1',
  name: 'Agent <One> & Söhne',
  currentWorkmode: { id: '3', description: 'Not Ready' },
  workmodes: [
    { id: '2', description: 'Ready' },
    { id: '3', description: 'Not Ready' },
  ],
  channels: ['telephony'],
  currentChannels: [],
  workcenterId: '7001',
  capabilityList: ['Dial', 'SetWorkmode'],
};

function phoneCall(destination: string, attachedData: string): PhoneCall {
  return {
    phoneCallId: '17',
    phoneCallStatus: { id: '2', description: 'Dialing' },
    processingStatus: { id: '1', description: 'In process' },
    capabilityList: ['HangUp'],
    remoteNumbers: [destination],
    dialedNumbers: [],
    participants: [],
    direction: 'out',
    queue: { id: '', description: '' },
    lineId: '1',
    conference: false,
    attachedData,
  };
}

async function startEdge() {
  const headerUsers: (string | undefined)[] = [];
  const handlers = {
    IciUser: {
      getAttributes: async (_, { headerUserId }) => {
        headerUsers.push(headerUserId);
        return user;
      },
      getWorkmodes: async () => user.workmodes,
    } satisfies Partial<IciHandlers['IciUser']>,
    IciPhoneCall: {
      initiateCall: async ({ destination, attachedData }) => phoneCall(destination.value, attachedData ?? ''),
      hold: async () => {
        throw new BridgeError('notAllowedInState', 'Failed to hold 17: it is alerting. Accept it <first>.');
      },
    } satisfies Partial<IciHandlers['IciPhoneCall']>,
  };
  const server = createIciServer({
    handlers: handlers as unknown as IciHandlers,
    dialect: defaultDialect,
    log: silentLog,
    clock: systemClock,
  });
  const { url } = await server.listen({ host: '127.0.0.1', port: 0 });
  return { url, headerUsers, [Symbol.asyncDispose]: () => server.close() };
}

for (const { name, program, probe, script, list, emptyList } of peers) {
  const isInstalled = spawnSync(program, probe).status === 0;
  if (!isInstalled) console.log(`${name} is not installed: this peer was left out.`);

  test.runIf(isInstalled)(
    `${name} reads the served WSDLs, calls three operations and reads a fault`,
    async () => {
      await using edge = await startEdge();
      const path = fileURLToPath(new URL(script, import.meta.url));

      const { stdout } = await run(program, [path, edge.url], { timeout: 30_000 });

      const got = JSON.parse(stdout);
      expect(got.getAttributes).toMatchObject({
        userId: 'agent1',
        name: 'Agent <One> & Söhne',
        workmodes: list(user.workmodes),
        channels: list(['telephony']),
      });
      expect(got.getAttributes.currentChannels).toEqual(emptyList);
      expect(edge.headerUsers).toEqual(['agent1']);
      expect(got.getWorkmodes).toEqual(name === 'zeep' ? user.workmodes : list(user.workmodes));
      expect(got.initiateCall).toMatchObject({
        phoneCallId: '17',
        remoteNumbers: list(['+496227747474']),
        conference: false,
        attachedData: '<?xml version="1.0"?><ItemAttachedData>&amp;ü</ItemAttachedData>',
      });
      expect(got.fault).toEqual({
        faultcode: 'soap:Client',
        faultstring: 'Failed to hold 17: it is alerting. Accept it <first>.',
        code: 'ICI-004',
        method: 'IciPhoneCall.hold',
      });
    },
  );
}
