import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { BridgeError, silentLog } from '@switchhook/bridge';
import { systemClock } from '@switchhook/bridge/clock';
import {
  catalogue,
  createIciServer,
  type Dialect,
  decodeEventReply,
  defaultDialect,
  dialectStyles,
  encodeEvent,
  type Fields,
  type IciHandlers,
  type Operation,
  type PhoneCall,
  type Shape,
  type UserAttributes,
  writeWsdl,
} from '@switchhook/bridge/ici';
import { afterAll, expect, test } from 'vitest';
import { callWithNodeSoap, receiveWithNodeSoap } from './testing/node-soap-peer.ts';
import type { PeerAnswer, PeerCall } from './testing/peer.ts';

// SOAP stacks that share no code with us read the WSDLs that the bridge serves in each style, and make the same calls
// over the real wire. The table of what each could do is printed at the end.

type Style = Dialect['style'];

// The system's own, where zeep lives.
const python = '/usr/bin/python3';
const php = 'php';

const status = { id: '4', description: 'Connected' };
const call: PhoneCall = {
  phoneCallId: '2001274182',
  phoneCallStatus: status,
  processingStatus: { id: '1', description: 'In process' },
  capabilityList: ['HangUp', 'Hold'],
  remoteNumbers: ['+496227747474'],
  dialedNumbers: [],
  participants: [
    {
      participantId: '1',
      address: '+496227747474',
      name: 'Müller & Söhne',
      role: { id: '1', description: '' },
      status,
    },
    {
      participantId: '2',
      address: 'agent1',
      name: 'Agent <One>',
      role: { id: '2', description: 'Self' },
      status,
    },
  ],
  direction: 'in',
  queue: { id: 'Sales', description: 'Sales 😀' },
  lineId: '1',
  conference: true,
  attachedData: '<?xml version="1.0"?><ItemAttachedData>&amp;ü]]></ItemAttachedData>',
};
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
  queues: [{ id: 'Sales', description: 'Sales', channel: 'telephony', loggedOn: false }],
  currentQueues: [],
  containers: [],
  lines: [
    { lineId: '1', number: '+4962277001', name: 'One', status, capabilityList: [], phoneCalls: [call] },
  ],
  workcenterId: '7001',
  capabilityList: ['Dial', 'SetWorkmode'],
};
const product = { productName: 'SAP CRM', productVersion: '7.0', vendor: 'SAP', interfaceVersion: '3.07' };

const nilName = 'nil for what may be absent';

/** Nearly as much as attached data may hold, of what needs care. */
const large = `<?xml version="1.0"?><ItemAttachedData>${'Größe &amp; 😀 ]]> '.repeat(2500)}</ItemAttachedData>`;

interface Case {
  readonly name: string;
  readonly operation: `Ici${string}.${string}`;
  readonly input: Readonly<Record<string, unknown>>;
  /** Parameters that are sent as nothing. */
  readonly nil?: readonly string[];
  /** That of the service unless it is given. */
  readonly path?: string;
  /** What the bridge answers; a BridgeError it throws. */
  readonly answer: unknown;
}

const cases: readonly Case[] = [
  {
    name: 'exchangeProductInformation',
    operation: 'IciSystem.exchangeProductInformation',
    input: { productInformation: product },
    answer: { productName: 'Switchhook', productVersion: '1' },
  },
  {
    name: 'getAttributes of a user',
    operation: 'IciUser.getAttributes',
    input: { userId: 'agent1' },
    answer: user,
  },
  {
    name: 'subscribe with lists',
    operation: 'IciUser.subscribe',
    input: {
      userId: 'agent1',
      appUrl: 'http://127.0.0.1/sap/bc/ici?sap-client=100&user=agent1',
      appId: 'B1',
      workcenterId: '7001',
      language: 'DE',
      channels: ['telephony', 'chat'],
      queues: ['Sales'],
    },
    answer: user,
  },
  {
    name: 'getAttributes of a call',
    operation: 'IciPhoneCall.getAttributes',
    input: { itemId: '2001274182' },
    answer: call,
  },
  {
    name: 'a fault',
    operation: 'IciPhoneCall.hold',
    input: { itemId: '17' },
    answer: new BridgeError('notAllowedInState', 'Failed to hold 17: it is alerting. Accept it <first>.'),
  },
  {
    name: 'at the combined address',
    // PHP takes the first of several operations with one name: here is one whose name is its own.
    path: '/ici',
    operation: 'IciPhoneCall.initiateCall',
    // The parts of rpc are never optional: a peer of that style sends all of them.
    input: {
      userId: 'agent1',
      lineId: '1',
      destination: { value: '+496227747474', type: 'phone' },
      attachedData: '<?xml version="1.0"?><ItemAttachedData>&amp;ü</ItemAttachedData>',
    },
    answer: call,
  },
  {
    name: 'a flag that is set',
    operation: 'IciItem.wrapUpRequired',
    input: { itemId: '17', required: true },
    answer: undefined,
  },
  {
    name: 'large data sent',
    operation: 'IciItem.setAttachedData',
    input: { itemId: '17', attachedData: large },
    answer: undefined,
  },
  {
    name: 'large data read',
    operation: 'IciItem.getAttachedData',
    input: { itemId: '17' },
    answer: large,
  },
  {
    name: nilName,
    operation: 'IciUser.getWorkmodes',
    input: { userId: 'agent1' },
    nil: ['language'],
    answer: user.workmodes,
  },
  { name: 'a void operation', operation: 'IciPhoneCall.drop', input: { itemId: '17' }, answer: undefined },
];

interface Peer {
  readonly name: string;
  readonly isInstalled: boolean;
  call(job: Job): Promise<readonly PeerAnswer[]>;
  /** How this peer is given a list. */
  list(items: readonly unknown[], style: Style): unknown;
  /** Takes an event by the WSDL at `url`: what came in, and what was answered. */
  readonly receive?: (url: string, style: Style, message: string) => Promise<Received>;
}

interface Job {
  readonly url: string;
  readonly userId: string;
  readonly isWrapped: boolean;
  readonly isEncoded: boolean;
  readonly calls: readonly PeerCall[];
}

interface Received {
  readonly name: string;
  readonly appIds: unknown;
  readonly phoneCall: unknown;
  readonly answer: string;
}

const isDocument = (style: Style) => style === 'document-literal-wrapped';

async function runScript(program: string, script: string, job: object): Promise<any> {
  const child = spawn(program, [fileURLToPath(new URL(script, import.meta.url))]);
  child.stdin.end(JSON.stringify(job));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`Failed to run ${script}: it printed ${stdout}${stderr}. Run it alone to see why.`);
  }
}

const peers: readonly Peer[] = [
  {
    name: 'zeep',
    isInstalled: spawnSync(python, ['-c', 'import zeep']).status === 0,
    call: (job) => runScript(python, 'zeep-peer.py', job),
    list: (items, style) => (style === 'rpc-encoded' ? items : { item: items }),
  },
  {
    name: "PHP's SoapClient",
    isInstalled: spawnSync(php, ['-r', 'exit(class_exists("SoapClient") ? 0 : 1);']).status === 0,
    call: (job) => runScript(php, 'php-peer.php', job),
    list: (items, style) => (style === 'rpc-encoded' ? items : { item: items }),
    async receive(url, style, event) {
      const told = await runScript(php, 'php-peer.php', { url, event, isWrapped: isDocument(style) });
      // Its server hands the header over as if it were a call, before the event itself.
      const { name, arguments: values } = told.received.at(-1);
      const [appIds, phoneCall] = isDocument(style) ? [values[0].appIds, values[0].phoneCall] : values;
      return { name, appIds, phoneCall, answer: told.answer };
    },
  },
  {
    name: 'node-soap',
    isInstalled: true,
    call: ({ url, userId, calls }) => callWithNodeSoap(url, userId, calls),
    list: (items) => ({ item: items }),
    async receive(_, style, message) {
      const wsdl = writeWsdl({ ...defaultDialect, style }, 'IciEvent', 'http://127.0.0.1/event');
      await using server = await receiveWithNodeSoap(wsdl);
      const response = await fetch(server.url, {
        method: 'POST',
        headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: '""' },
        body: message,
      });
      const answer = await response.text();
      const [event] = server.received;
      const { appIds, phoneCall } = (event?.input ?? {}) as Record<string, unknown>;
      return { name: event?.name ?? answer, appIds, phoneCall, answer };
    },
  },
];

const eventName = 'an event received';

/** What a peer cannot do, and why. A cell that works after all fails its test, so that this list stays true. */
const impossible: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    dialectStyles.map((style) => [`zeep, ${style}, ${eventName}`, 'zeep is a client and has no server']),
  ),
  [`zeep, rpc-literal, ${nilName}`]: 'zeep sends every part of rpc, and none of them as nil',
  [`zeep, rpc-encoded, ${nilName}`]: 'zeep sends every part of rpc, and none of them as nil',
  [`PHP's SoapClient, rpc-literal, ${nilName}`]: 'PHP sends an empty text for a part that is null',
  [`node-soap, rpc-literal, ${nilName}`]: 'node-soap cannot write a part that is null',
  [`node-soap, rpc-encoded, ${nilName}`]: 'node-soap cannot write a part that is null',
};

function operationOf(fullName: string): Operation {
  const [service = '', name = ''] = fullName.split('.');
  return (catalogue as unknown as Record<string, { operations: Record<string, Operation> }>)[service]
    ?.operations[name] as Operation;
}

function forPeer(shape: Shape, value: unknown, list: (items: readonly unknown[]) => unknown): unknown {
  switch (shape.kind) {
    case 'optional':
      return forPeer(shape.shape, value, list);
    case 'list':
      return list((value as readonly unknown[]).map((each) => forPeer(shape.element, each, list)));
    case 'record':
      return fieldsForPeer(shape.fields, value as Readonly<Record<string, unknown>>, list);
    default:
      return value;
  }
}

function fieldsForPeer(
  fields: Fields,
  values: Readonly<Record<string, unknown>>,
  list: (items: readonly unknown[]) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, shape]) =>
      values[name] === undefined ? [] : [[name, forPeer(shape, values[name], list)]],
    ),
  );
}

/** What a peer says, in the catalogue's words: each shows lists, nothing and truth in its own way. */
function fromPeer(shape: Shape, value: any): unknown {
  const bare = value !== null && typeof value === 'object' && '$value' in value ? value.$value : value;
  switch (shape.kind) {
    case 'optional':
      return bare === undefined || bare === null ? undefined : fromPeer(shape.shape, bare);
    case 'list': {
      const items = bare?.item ?? bare;
      const isNothing = items === undefined || items === null || items === '' || !hasContent(items);
      const all = isNothing ? [] : Array.isArray(items) ? items : [items];
      return all.map((each) => fromPeer(shape.element, each));
    }
    case 'record':
      return Object.fromEntries(
        Object.entries(shape.fields).flatMap(([name, field]) => {
          const found = fromPeer(field, bare?.[name]);
          return found === undefined ? [] : [[name, found]];
        }),
      );
    case 'boolean':
      return bare === true || bare === 'true';
    case 'string':
      // No peer tells an empty element from none.
      return typeof bare === 'string' ? bare : '';
    default:
      return bare;
  }
}

function hasContent(value: unknown): boolean {
  return typeof value !== 'object' || Object.keys(value as object).some((key) => key !== 'attributes');
}

async function startEdge(style: Style) {
  const received: { name: string; input: unknown; headerUserId: string | undefined }[] = [];
  const services = Object.values(catalogue).filter(({ servedBy }) => servedBy === 'bridge');
  const handlers = Object.fromEntries(
    services.map(({ name, operations }) => [
      name,
      Object.fromEntries(
        Object.keys(operations).map((operation) => [
          operation,
          async (input: unknown, { headerUserId }: { headerUserId: string | undefined }) => {
            const fullName = `${name}.${operation}`;
            received.push({ name: fullName, input, headerUserId });
            const { answer } = cases.find((each) => each.operation === fullName) ?? {};
            if (answer instanceof BridgeError) throw answer;
            return answer;
          },
        ]),
      ),
    ]),
  ) as unknown as IciHandlers;
  const server = createIciServer({
    handlers,
    dialect: { ...defaultDialect, style },
    log: silentLog,
    clock: systemClock,
  });
  const { url } = await server.listen({ host: '127.0.0.1', port: 0 });
  return { url, received, [Symbol.asyncDispose]: () => server.close() };
}

type Cell = 'yes' | string;
const matrix = new Map<string, Cell>();
const cellOf = (peer: Peer, style: Style, name: string) => `${peer.name}, ${style}, ${name}`;

for (const peer of peers) {
  if (!peer.isInstalled) console.log(`${peer.name} is not installed: this peer was left out.`);
  for (const style of dialectStyles) {
    test.runIf(peer.isInstalled)(`${peer.name} makes every call in ${style}`, async () => {
      await using edge = await startEdge(style);
      const list = (items: readonly unknown[]) => peer.list(items, style);
      const calls = cases.map(({ operation, input, nil = [], path }) => {
        const [service = '', name = ''] = operation.split('.');
        return {
          path: path ?? `/ici/${service}`,
          service,
          operation: name,
          input: {
            ...fieldsForPeer(operationOf(operation).input, input, list),
            ...Object.fromEntries(nil.map((name) => [name, null])),
          },
        };
      });

      const answers = await peer.call({
        url: edge.url,
        userId: 'agent1',
        isWrapped: isDocument(style),
        isEncoded: style === 'rpc-encoded',
        calls,
      });

      for (const [index, each] of cases.entries()) {
        const cell = cellOf(peer, style, each.name);
        const answer = answers[index] ?? { error: 'it did not come so far' };
        const problem = problemOf(each, answer, edge.received);
        matrix.set(cell, problem ?? 'yes');
      }
      expectAsListed(
        peer,
        style,
        cases.map(({ name }) => name),
      );
    });

    test.runIf(peer.isInstalled)(`${peer.name} takes an event in ${style}`, async () => {
      const cell = cellOf(peer, style, eventName);
      if (peer.receive === undefined) {
        matrix.set(cell, 'it has no server');
      } else {
        await using edge = await startEdge(style);
        const dialect = { ...defaultDialect, style };
        const { body } = encodeEvent(
          dialect,
          'phoneCallChanged',
          { appIds: ['B1', 'B2'], phoneCall: call },
          'agent1',
        );
        const received = await peer.receive(edge.url, style, body).catch((error: unknown) => ({
          name: String(error),
          appIds: [],
          phoneCall: undefined,
          answer: '',
        }));
        const { input } = catalogue.IciEvent.operations.phoneCallChanged;
        const read = {
          appIds: fromPeer(input.appIds, received.appIds),
          phoneCall: fromPeer(input.phoneCall, received.phoneCall),
        };
        const reply =
          received.answer === '' ? undefined : decodeEventReply(dialect, 'phoneCallChanged', received.answer);
        const isRight =
          same(read, { appIds: ['B1', 'B2'], phoneCall: call }) && received.name === 'phoneCallChanged';
        const isAnswered = same(reply, { kind: 'accepted', response: 'taken' });
        matrix.set(
          cell,
          isRight && isAnswered ? 'yes' : `${received.name}: ${JSON.stringify({ read, reply })}`,
        );
      }
      expectAsListed(peer, style, [eventName]);
    });
  }
}

function problemOf(
  { operation, input, answer }: Case,
  got: PeerAnswer,
  received: readonly { name: string; input: unknown; headerUserId: string | undefined }[],
): string | undefined {
  if ('error' in got) return got.error;
  const request = received.find(({ name }) => name === operation);
  if (!same(request, { name: operation, input, headerUserId: 'agent1' })) {
    return `the bridge read ${JSON.stringify(request)}`;
  }
  if (answer instanceof BridgeError) {
    const expected = {
      faultcode: 'soap:Client',
      faultstring: answer.message,
      detail: { code: 'ICI-004', message: answer.message, method: operation },
    };
    return 'fault' in got && same(pick(got.fault, expected), expected) ? undefined : JSON.stringify(got);
  }
  if ('fault' in got) return JSON.stringify(got);
  const { output } = operationOf(operation);
  const read = output ? fromPeer(output, got.result) : undefined;
  return same(read, answer)
    ? undefined
    : `it read ${JSON.stringify(read)} from ${JSON.stringify(got.result)}`;
}

function pick(value: any, expected: any): unknown {
  if (typeof expected !== 'object') return value;
  return Object.fromEntries(Object.keys(expected).map((key) => [key, pick(value?.[key], expected[key])]));
}

function same(one: unknown, other: unknown): boolean {
  try {
    expect(one).toEqual(other);
    return true;
  } catch {
    return false;
  }
}

/** Holds cells against the list: what is on it must not work, everything else must. */
function expectAsListed(peer: Peer, style: Style, names: readonly string[]): void {
  for (const name of names) {
    const cell = cellOf(peer, style, name);
    expect({ cell, result: impossible[cell] === undefined ? matrix.get(cell) : 'impossible' }).toEqual({
      cell,
      result: impossible[cell] === undefined ? 'yes' : 'impossible',
    });
    if (impossible[cell] !== undefined) expect(matrix.get(cell), `${cell} works after all`).not.toBe('yes');
  }
}

afterAll(() => {
  const rows = [...cases.map(({ name }) => name), eventName];
  const columns = peers.flatMap((peer) => dialectStyles.map((style) => ({ peer, style })));
  const head = columns.map(({ peer, style }) => `${peer.name.split("'")[0]} ${style}`);
  const lines = rows.map((row) =>
    columns.map(({ peer, style }, index) => {
      const cell = cellOf(peer, style, row);
      const result =
        matrix.get(cell) === 'yes' ? 'yes' : impossible[cell] === undefined ? 'NO' : 'impossible';
      return result.padEnd((head[index] ?? '').length);
    }),
  );
  const width = Math.max(...rows.map((row) => row.length));
  const table = [head, ...lines].map(
    (line, index) => `${(rows[index - 1] ?? '').padEnd(width)}  ${line.join('  ')}`,
  );
  const reasons = Object.entries(impossible).map(([cell, reason]) => `impossible: ${cell}: ${reason}`);
  console.log([...table, ...reasons].join('\n'));
});
