import type { IncomingMessage, ServerResponse } from 'node:http';

export interface SimulatorPages {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  close(): Promise<void>;
}

/** Serves the simulator from its sources through Vite, on whichever server `handle` is mounted. */
export async function startSimulatorPages(): Promise<SimulatorPages> {
  const [{ createServer }, { default: config }] = await Promise.all([
    import('vite'),
    import('@switchhook/simulator/vite'),
  ]);
  const vite = await createServer({
    ...config,
    configFile: false,
    logLevel: 'error',
    clearScreen: false,
    server: { ...config.server, middlewareMode: true },
  });
  return {
    handle: (request, response) =>
      vite.middlewares(request, response, () => response.writeHead(404).end('Not found')),
    close: () => vite.close(),
  };
}
