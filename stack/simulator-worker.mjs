// The simulator's pages, in a thread of their own: loading Vite takes as long as two of the other parts. They are
// built, not served module by module: a browser has five files in a third of the time that two hundred take.
import { readdir, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, extname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { build } from 'vite';

const { host, configFile } = workerData;
const folder = dirname(configFile);
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.map': 'application/json',
};

/** Whoever changes a source and reloads the page gets a new build. */
let built;
async function pages() {
  const stamp = await newestChange();
  if (built?.stamp !== stamp) built = { stamp, files: buildPages() };
  return built.files;
}

async function newestChange() {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sources = entries.filter(
    (entry) =>
      entry.isFile() && !/[\\/](?:dist|node_modules)(?:[\\/]|$)/.test(entry.parentPath.slice(folder.length)),
  );
  const changes = await Promise.all(
    sources.map(({ parentPath, name }) =>
      stat(join(parentPath, name)).then(
        ({ mtimeMs }) => mtimeMs,
        // An editor replaces a file by another while we look.
        () => 0,
      ),
    ),
  );
  return Math.max(...changes);
}

async function buildPages() {
  const { output } = await build({
    configFile,
    logLevel: 'error',
    build: {
      write: false,
      sourcemap: true,
      rolldownOptions: { input: ['index.html', 'gallery.html'].map((page) => join(folder, page)) },
    },
  });
  return new Map(output.map((file) => [`/${file.fileName}`, file.code ?? file.source]));
}

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
  const isPage = extname(path) === '.html';
  try {
    const files = await (isPage || !built ? pages() : built.files);
    const content = files.get(path);
    if (content === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': types[extname(path)] ?? 'application/octet-stream',
      // The other files' names tell their content.
      'cache-control': isPage ? 'no-cache' : 'max-age=31536000, immutable',
    });
    response.end(content);
  } catch (error) {
    response.writeHead(500, { 'content-type': 'text/plain' });
    response.end(`Failed to build the page: ${error.message}. Mend the source and reload.`);
  }
});

pages().catch(() => {});
// The only one who asks keeps its connections, and would meet the closing of one with its next request.
server.keepAliveTimeout = 0;
server.listen(0, host, () => parentPort.postMessage({ port: server.address().port }));
parentPort.once('message', () => {
  server.close();
  server.closeAllConnections();
  parentPort.close();
});
