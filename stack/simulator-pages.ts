import { once } from 'node:events';
import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

// Its sources, which the package does not ship; so they are found beside its manifest and not by an export.
const simulator = import.meta.resolve('@switchhook/simulator/package.json');

export interface SimulatorPages {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  close(): Promise<void>;
}

/**
 * Serves the simulator, built from its sources by Vite, on whichever server `handle` is mounted. Vite runs in a
 * thread of its own, so that it loads while the other parts do.
 */
export async function startSimulatorPages(host: string): Promise<SimulatorPages> {
  const worker = new Worker(new URL('./simulator-worker.mjs', import.meta.url), {
    workerData: { host, configFile: fileURLToPath(new URL('vite.config.ts', simulator)) },
  });
  const exited = new Promise((resolve) => worker.once('exit', resolve));
  const [{ port }] = (await once(worker, 'message')) as [{ port: number }];
  const agent = new Agent({ keepAlive: true });

  return {
    handle(incoming, response) {
      const { method, url: path, headers } = incoming;
      const outgoing = request({ host, port, method, path, headers, agent }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      outgoing.on('error', (error) => {
        if (response.headersSent) response.destroy();
        else response.writeHead(502).end(`Failed to read the page: ${error.message}. Start again.`);
      });
      incoming.pipe(outgoing);
    },
    async close() {
      agent.destroy();
      worker.postMessage('close');
      await exited;
    },
  };
}
