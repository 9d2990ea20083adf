import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Fails the build when an entry, with every chunk it loads at start, is larger than its budget in gzipped bytes. */
export function toolbarBudget(budget: { readonly entry: string; readonly maxGzippedBytes: number }): Plugin {
  return {
    name: 'toolbar-budget',
    apply: 'build',
    generateBundle(_options, bundle) {
      const entry = Object.values(bundle).find(
        (file) => file.type === 'chunk' && file.isEntry && file.name === budget.entry,
      );
      if (!entry)
        this.error(
          `Failed to measure the bundle "${budget.entry}": no such entry. Check build.rollupOptions.input.`,
        );
      const counted = new Set<string>();
      let bytes = 0;
      const count = (fileName: string): void => {
        const chunk = bundle[fileName];
        if (counted.has(fileName) || chunk?.type !== 'chunk') return;
        counted.add(fileName);
        bytes += gzipSync(chunk.code).length;
        chunk.imports.forEach(count);
      };
      count(entry.fileName);
      const figure = `${(bytes / 1024).toFixed(1)} KiB gzipped in ${counted.size} file(s)`;
      if (bytes > budget.maxGzippedBytes) {
        this.error(
          `Failed to keep "${budget.entry}" within ${budget.maxGzippedBytes / 1024} KiB: it is ${figure}. Take something out.`,
        );
      }
      this.info(`${budget.entry}: ${figure}, allowed ${budget.maxGzippedBytes / 1024} KiB`);
    },
  };
}
