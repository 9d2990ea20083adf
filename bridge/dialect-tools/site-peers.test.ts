import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { createClientAsync } from 'soap';
import { expect, test } from 'vitest';
import { type Dialect, parseDialect } from '../ici/index.ts';
import { startEdge } from '../ici/testing/start-edge.ts';
import { dialectFromWsdl } from './from-wsdl.ts';

// A site's WSDLs become a dialect, a bridge serves it, and SOAP stacks that know nothing but the site's own WSDLs
// call that bridge: as a site would, and with files as ABAP, .NET and Java write them.

interface SiteCall {
  readonly wsdl: string;
  /** As the site calls it. */
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** As the bridge's handler gets it. */
  readonly asked: readonly [name: string, given: unknown];
  readonly answer: unknown;
  /** What has to stand in what the peer read. */
  readonly reads: readonly string[];
}

interface Site {
  readonly name: string;
  readonly files: readonly string[];
  readonly path: (wsdl: string) => string;
  readonly calls: readonly SiteCall[];
  /** How this site writes a list for a peer. */
  readonly list: (items: readonly string[], peer: string) => unknown;
}

const modes = [
  { id: '2', description: 'Bereit für Größeres' },
  { id: '3', description: 'Nicht bereit' },
];
const seat = {
  freeSeating: true,
  workcenterIdRequired: false,
  passwordRequired: true,
  defaultWorkcenterId: 'WS-1',
};
const queues = { userId: 'agent1', queues: ['Sales', 'Bürobedarf'] };

const axis = (use: 'encoded' | 'literal'): Site => ({
  name: `Java, rpc/${use}`,
  files: [`axis/IciUserPort.${use}.wsdl`],
  path: () => '/axis/services/IciUserPort',
  list: (items, peer) =>
    use === 'encoded' && peer !== 'node-soap' ? items : { [use === 'encoded' ? 'item' : 'entry']: items },
  calls: [
    {
      wsdl: `axis/IciUserPort.${use}.wsdl`,
      operation: 'getWorkmodes',
      input: { user: 'agent1', language: 'DE' },
      asked: ['IciUser.getWorkmodes', { userId: 'agent1', language: 'DE' }],
      answer: modes,
      reads: ['Bereit für Größeres', 'Nicht bereit'],
    },
    {
      wsdl: `axis/IciUserPort.${use}.wsdl`,
      operation: 'setCurrentQueues',
      input: queues,
      asked: ['IciUser.setCurrentQueues', queues],
      answer: undefined,
      reads: [],
    },
  ],
});

const sites: readonly Site[] = [
  {
    name: 'ABAP, document/literal with types in a file of their own and flags of one character',
    files: ['abap/ZICI_SYSTEM.wsdl', 'abap/ZICI_USER.wsdl', 'abap/ZICI_ITEM.wsdl'],
    path: (wsdl) => `/sap/bc/srt/${wsdl.slice('abap/'.length, -'.wsdl'.length).toLowerCase()}`,
    list: (items) => ({ item: items }),
    calls: [
      {
        wsdl: 'abap/ZICI_SYSTEM.wsdl',
        operation: '_GET_WORKCENTER_CAPABILITY',
        input: { _USER_ID: 'agent1' },
        asked: ['IciSystem.getWorkcenterCapability', { userId: 'agent1' }],
        answer: seat,
        reads: ['"_FREE_SEATING":"X"', '"_PASSWORD_REQUIRED":"X"', 'WS-1'],
      },
      {
        wsdl: 'abap/ZICI_USER.wsdl',
        operation: '_GET_WORKMODES',
        input: { _USER_ID: 'agent1' },
        asked: ['IciUser.getWorkmodes', { userId: 'agent1' }],
        answer: modes,
        reads: ['Bereit für Größeres', 'Nicht bereit'],
      },
      {
        wsdl: 'abap/ZICI_USER.wsdl',
        operation: '_SET_CURRENT_QUEUES',
        input: { _USER_ID: queues.userId, _QUEUES: queues.queues },
        asked: ['IciUser.setCurrentQueues', queues],
        answer: undefined,
        reads: [],
      },
      ...([true, false] as const).map((required) => ({
        wsdl: 'abap/ZICI_ITEM.wsdl',
        operation: '_WRAP_UP_REQUIRED',
        input: { _ITEM_ID: '17', _REQUIRED: required ? 'X' : '' },
        asked: ['IciItem.wrapUpRequired', { itemId: '17', required }] as const,
        answer: undefined,
        reads: [],
      })),
    ],
  },
  {
    name: '.NET, one service for all with its binding in another file (G25)',
    files: ['connector/service.wsdl'],
    path: () => '/SapIciWebConnector/SapIciWebConnectorService.asmx',
    list: (items) => ({ string: items }),
    calls: [
      {
        wsdl: 'connector/service.wsdl',
        operation: 'IciSystem_getWorkcenterCapability',
        input: { userId: 'agent1' },
        asked: ['IciSystem.getWorkcenterCapability', { userId: 'agent1' }],
        answer: seat,
        reads: ['"freeSeating":true', '"workcenterIdRequired":false', 'WS-1'],
      },
      {
        wsdl: 'connector/service.wsdl',
        operation: 'IciUser_getWorkmodes',
        input: { userId: 'agent1', language: 'DE' },
        asked: ['IciUser.getWorkmodes', { userId: 'agent1', language: 'DE' }],
        answer: modes,
        reads: ['Bereit für Größeres', 'Nicht bereit'],
      },
      {
        wsdl: 'connector/service.wsdl',
        operation: 'IciUser_setCurrentQueues',
        input: queues,
        asked: ['IciUser.setCurrentQueues', queues],
        answer: undefined,
        reads: [],
      },
      {
        wsdl: 'connector/service.wsdl',
        operation: 'IciItem_accept',
        input: { itemId: '17' },
        asked: ['IciItem.accept', { itemId: '17' }],
        answer: undefined,
        reads: [],
      },
      {
        wsdl: 'connector/service.wsdl',
        operation: 'IciPhoneCall_accept',
        input: { itemId: '18' },
        asked: ['IciPhoneCall.accept', { itemId: '18' }],
        answer: undefined,
        reads: [],
      },
    ],
  },
  axis('encoded'),
  axis('literal'),
];

type PeerAnswer = { readonly result: string } | { readonly error: string };

interface Job {
  readonly wsdl: string;
  readonly url: string;
  readonly isWrapped: boolean;
  readonly isEncoded: boolean;
  readonly calls: readonly { readonly operation: string; readonly input: object }[];
}

interface Peer {
  readonly name: string;
  readonly isInstalled: boolean;
  call(job: Job): Promise<readonly PeerAnswer[]>;
}

const beside = (path: string) => fileURLToPath(new URL(path, import.meta.url));

async function runScript(program: string, script: string, job: Job): Promise<readonly PeerAnswer[]> {
  const child = spawn(program, [beside(`./testing/${script}`)]);
  child.stdin.end(JSON.stringify({ ...job, encoding: beside('../../stack/peers/soap-encoding.xsd') }));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`Failed to run ${script}: it printed ${stdout}${stderr}. Run it alone to see why.`);
  }
}

const php = 'php';

const peers: readonly Peer[] = [
  {
    name: 'zeep',
    isInstalled: spawnSync('/usr/bin/python3', ['-c', 'import zeep']).status === 0,
    call: (job) => runScript('/usr/bin/python3', 'zeep-site.py', job),
  },
  {
    name: "PHP's SoapClient",
    isInstalled: spawnSync(php, ['-r', 'exit(class_exists("SoapClient") ? 0 : 1);']).status === 0,
    call: (job) => runScript(php, 'php-site.php', job),
  },
  {
    name: 'node-soap',
    isInstalled: true,
    async call({ wsdl, url, calls }) {
      const client = await createClientAsync(wsdl, { endpoint: url, forceSoap12Headers: false });
      const answers: PeerAnswer[] = [];
      for (const { operation, input } of calls) {
        const [result] = await client[`${operation}Async`](input);
        answers.push({ result: JSON.stringify(result) ?? '' });
      }
      return answers;
    },
  },
];

for (const site of sites) {
  for (const peer of peers) {
    test.runIf(peer.isInstalled)(
      `${peer.name} calls a bridge whose dialect came from the WSDLs of the site: ${site.name}`,
      async () => {
        const { file } = dialectFromWsdl(
          site.files.map((each) => beside(`./testing/sites/${each}`)),
          'site',
          (path) => readFileSync(path, 'utf8'),
        );
        const dialect: Dialect = parseDialect(file);
        const asked: unknown[] = [];
        await using edge = await startEdge({
          dialect,
          answer(name, given) {
            asked.push([name, given]);
            return site.calls.find((each) => each.asked[0] === name)?.answer;
          },
        });
        const answers: PeerAnswer[] = [];
        for (const wsdl of new Set(site.calls.map((each) => each.wsdl))) {
          const calls = site.calls
            .filter((each) => each.wsdl === wsdl)
            .map(({ operation, input }) => ({ operation, input: withLists(input, site, peer) }));
          const job = {
            wsdl: beside(`./testing/sites/${wsdl}`),
            url: `${edge.url}${site.path(wsdl)}`,
            isWrapped: dialect.style === 'document-literal-wrapped',
            isEncoded: dialect.style === 'rpc-encoded',
            calls,
          };
          answers.push(...(await peer.call(job)));
        }
        expect(answers.filter((answer) => 'error' in answer)).toEqual([]);
        expect(asked).toEqual(site.calls.map((each) => each.asked));
        for (const [index, { reads }] of site.calls.entries()) {
          const answer = answers[index];
          // zeep writes a blank behind each colon.
          const read = answer && 'result' in answer ? answer.result.replaceAll('": ', '":') : '';
          for (const part of reads) expect(read).toContain(part);
        }
      },
      30_000,
    );
  }
}

function withLists(input: Readonly<Record<string, unknown>>, site: Site, peer: Peer): object {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name,
      Array.isArray(value) ? site.list(value, peer.name) : value,
    ]),
  );
}
