import { readdirSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defineConfig } from 'vite';
import { resolveConditions } from './vite.config.ts';

const root = import.meta.dirname;

const elementsIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder))
    .filter((name) => /^icw-[\w-]+\.ts$/.test(name))
    .map((name) => `${folder}/${name}`);

// One module for each of ours, with Lit left to the page that embeds them: two copies of it would not know each other.
export default defineConfig({
  root,
  resolve: { conditions: resolveConditions },
  publicDir: false,
  build: {
    target: 'es2023',
    outDir: 'dist',
    emptyOutDir: true,
    // A site's bundler does it, and until then its developers read the code.
    minify: false,
    lib: {
      formats: ['es'],
      entry: [
        ...['toolbar', 'webclient', 'desk', 'embed'].flatMap(elementsIn),
        'webclient/agent-connection.ts',
        'locales/localization.ts',
        'embed/events.ts',
        'desk/copy-message.ts',
        'toolbar/read-profile.ts',
      ].map((entry) => join(root, entry)),
    },
    rollupOptions: {
      external: /^(lit|@lit)(\/|$)/,
      output: {
        preserveModules: true,
        preserveModulesRoot: root,
        // The compiler's own helpers lie in folders that are named after its version.
        entryFileNames: ({ name }) => `${name.replace(/^_virtual\/.*\//, 'runtime/')}.js`,
      },
    },
  },
  plugins: [
    {
      name: 'copy-data',
      async writeBundle({ dir = '' }) {
        for (const file of ['styles/tokens.css', 'toolbar/toolbar-profile.schema.json']) {
          await mkdir(join(dir, file, '..'), { recursive: true });
          await copyFile(join(root, file), join(dir, file));
        }
        // Without it TypeScript knows no such import.
        await writeFile(join(dir, 'styles/tokens.css.d.ts'), 'export {};\n');
      },
    },
  ],
});
