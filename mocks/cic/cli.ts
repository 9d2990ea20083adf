import { parseArgs } from 'node:util';
import { startMockCic } from './start-mock-cic.ts';

const help = `Usage: node --conditions=switchhook-source --import tsx mocks/cic/cli.ts [options]

  --host <address>   address to listen on (127.0.0.1)
  --port <number>    port to listen on (4302; 0 takes a free one)
  --help             this text

Users agent1 to agent6 and the super user bridge, password "secret".
The control API describes itself at /control/openapi.json.
`;

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Error(`Failed to read --port: "${text}" is no port. Give a number from 0 to 65535.`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      host: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string', default: '4302' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const cic = await startMockCic({ host: values.host, port: readPort(values.port) });
  process.stdout.write(`mock CIC ${cic.url}\n`);
  const stop = () => void cic.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
