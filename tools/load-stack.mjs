import { unlink } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/**
 * Loads `stack/` as one bundle: several hundred files through a loader take twice as long, and `npm start` is to be
 * ready within three seconds. The bundle lies beside the sources so that what they name relative to themselves is
 * found, and is gone once it is loaded. `--conditions=switchhook-source` is not needed then.
 */
export async function loadStack() {
  const { build } = await import('esbuild');
  const bundle = new URL(`../stack/.start-${process.pid}.mjs`, import.meta.url);
  try {
    await build({
      entryPoints: [fileURLToPath(new URL('../stack/index.ts', import.meta.url))],
      outfile: fileURLToPath(bundle),
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      conditions: ['switchhook-source'],
      sourcemap: 'inline',
      logLevel: 'error',
      plugins: [{ name: 'packages-stay-outside', setup: keepPackagesOutside }],
    });
    process.setSourceMapsEnabled(true);
    return await import(bundle.href);
  } finally {
    await unlink(bundle).catch(() => {});
  }
}

/** Only the workspaces' own sources are bundled. */
function keepPackagesOutside({ onResolve }) {
  onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
    kind === 'entry-point' || path.startsWith('@switchhook/') ? undefined : { path, external: true },
  );
}
