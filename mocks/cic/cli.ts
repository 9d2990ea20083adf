import { parseArgs } from 'node:util';
import { demoWorld } from './pbx/demo-world.ts';
import { startMockCic } from './start-mock-cic.ts';
import { startMockCicPair } from './start-mock-cic-pair.ts';

const help = `Usage: npx switchhook-mock-cic [options]

  --host <address>    address to listen on (127.0.0.1)
  --port <number>     port to listen on (4302; 0 takes a free one)
  --agents <number>   how many agents there are (6)
  --timeout <seconds> after which a silent session ends (120)
  --poll-only         a server before Server-Sent Events: clients must poll
  --pair              a switchover pair, the second one on 127.0.0.2 and the same port
  --help              this text

Users agent1, agent2, … and the super user bridge, password "secret".
The control API describes itself at /control/openapi.json.
`;

function readNumber(name: string, text: string, max: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= max) return number;
  throw new Error(`Failed to read --${name}: "${text}" is not valid. Give a number from 0 to ${max}.`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      host: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string', default: '4302' },
      agents: { type: 'string', default: '6' },
      timeout: { type: 'string', default: '120' },
      'poll-only': { type: 'boolean', default: false },
      pair: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const options = {
    port: readNumber('port', values.port, 65_535),
    world: demoWorld(readNumber('agents', values.agents, 100_000)),
    sessionTimeoutMs: readNumber('timeout', values.timeout, 86_400) * 1_000,
    ...(values['poll-only'] && { features: { messaging: 1 } }),
  };
  const stop = values.pair ? await startPair(options) : await startOne({ ...options, host: values.host });
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

async function startOne(options: Parameters<typeof startMockCic>[0]): Promise<() => void> {
  const cic = await startMockCic(options);
  process.stdout.write(`mock CIC ${cic.url}\n`);
  return () => void cic.close();
}

async function startPair(options: Parameters<typeof startMockCicPair>[0]): Promise<() => void> {
  const pair = await startMockCicPair(options);
  process.stdout.write(`mock CIC ${pair.first.url} (active)\nmock CIC ${pair.second.url}\n`);
  return () => void pair.close();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
