import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

export interface BundleSize {
  /** The stand-alone toolbar with every file that it loads at start. */
  readonly toolbarKiB: number;
  /** Lit alone, as much of it as any element needs. */
  readonly litKiB: number;
}

const simulator = fileURLToPath(new URL('../../simulator/', import.meta.url));

/** Builds the stand-alone toolbar as the package ships it, and weighs it beside the library that it stands on. */
export async function measureBundle(): Promise<BundleSize> {
  const folder = await mkdtemp(join(tmpdir(), 'switchhook-ui-bench-'));
  try {
    const vite = fileURLToPath(new URL('../../node_modules/vite/bin/vite.js', import.meta.url));
    const args = ['build', '--config', 'vite.standalone.config.ts', '--outDir', folder, '--emptyOutDir'];
    await promisify(execFile)(process.execPath, [vite, ...args], { cwd: simulator });
    return { toolbarKiB: await weigh(join(folder, 'toolbar.js')), litKiB: await weighLit() };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function weigh(file: string, counted = new Set<string>()): Promise<number> {
  if (counted.has(file)) return 0;
  counted.add(file);
  const code = await readFile(file, 'utf8');
  let kibibytes = gzipSync(code).length / 1024;
  for (const [, path = ''] of code.matchAll(/(?:from|import)\s*["'](\.\/[^"']+)["']/g)) {
    kibibytes += await weigh(join(dirname(file), path), counted);
  }
  return kibibytes;
}

async function weighLit(): Promise<number> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { html, LitElement } from 'lit'; import { customElement, property } from 'lit/decorators.js';
        export class Empty extends LitElement { render() { return html\`\`; } }
        property()(Empty.prototype, 'x'); customElement('x-empty')(Empty);`,
      resolveDir: simulator,
    },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  });
  return gzipSync(outputFiles[0]?.contents ?? '').length / 1024;
}
