import { defineConfig } from 'vite';
import { quietPage } from './quiet-page.ts';

// Without the `development` condition Lit is served as its small production build and stays silent.
export const resolveConditions = ['switchhook-source', 'browser', 'module', 'import', 'default'];

const api = process.env.SWITCHHOOK_API;

export default defineConfig({
  root: import.meta.dirname,
  resolve: { conditions: resolveConditions },
  // Everything we import is plain ESM, so nothing needs bundling ahead and no page ever reloads for it.
  optimizeDeps: { noDiscovery: true, include: [] },
  server: {
    // A web socket would want a port of its own beside each server that embeds this one.
    hmr: false,
    ws: false,
    // The first page need not wait for each module's first transform.
    warmup: { clientFiles: ['./main.ts'] },
    // Only for `SWITCHHOOK_API=http://127.0.0.1:4300 npx vite`; the mock SAP answers /api itself.
    ...(api ? { proxy: { '/api': api } } : {}),
  },
  build: {
    target: 'es2023',
    outDir: 'dist/page',
    modulePreload: { polyfill: false },
  },
  plugins: [quietPage()],
});
