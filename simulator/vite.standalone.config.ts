import { defineConfig } from 'vite';
import { toolbarBudget } from './toolbar-budget.ts';
import { resolveConditions } from './vite.config.ts';

// The toolbar with everything that it needs, for a page without a build. Its other languages are loaded on demand.
export default defineConfig({
  root: import.meta.dirname,
  resolve: { conditions: resolveConditions },
  publicDir: false,
  build: {
    target: 'es2023',
    outDir: 'dist/standalone',
    modulePreload: false,
    rollupOptions: {
      input: { toolbar: 'embed/standalone.ts' },
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  plugins: [toolbarBudget({ entry: 'toolbar', maxGzippedBytes: 40 * 1024 })],
});
