// Vite in a thread of its own: loading it takes as long as two of the other parts.
import { parentPort, workerData } from 'node:worker_threads';
import { createServer } from 'vite';

const vite = await createServer({
  configFile: workerData.configFile,
  // Pages only: an address that does not exist is no page of the application.
  appType: 'mpa',
  logLevel: 'error',
  clearScreen: false,
  server: { host: workerData.host, port: 0, strictPort: false },
});
await vite.listen();
parentPort.postMessage({ port: vite.httpServer.address().port });
parentPort.once('message', async () => {
  await vite.close();
  parentPort.close();
});
