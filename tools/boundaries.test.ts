import { expect, test } from 'vitest';
import { findViolations, type Manifest } from './boundaries.ts';

const manifests: Record<string, Manifest> = {
  '': { dependencies: [], devDependencies: ['vitest'] },
  bridge: { dependencies: ['saxes', 'undici'], devDependencies: ['soap'] },
  mocks: { dependencies: ['fastify'], devDependencies: [] },
  simulator: { dependencies: ['lit'], devDependencies: [] },
  tools: { dependencies: [], devDependencies: [] },
};

function violationsOf(file: string, text: string) {
  return findViolations({ files: new Map([[file, text]]), manifests });
}

test.each([
  ['bridge/core/a.ts', "import { x } from '../ici/x.ts';"],
  ['bridge/core/a.ts', "import type { X } from '../ici/x.ts';"],
  ['bridge/core/a.ts', "export { x } from '../ici/x.ts';"],
  ['bridge/core/a.ts', "const x = await import('../ici/x.ts');"],
  ['bridge/core/a.ts', "type X = import('../ici/x.ts').X;"],
  ['bridge/core/a.ts', "import { readFile } from 'node:fs/promises';"],
  ['bridge/core/a.ts', "import { Agent } from 'undici';"],
  ['bridge/core/a.ts', "import { systemClock } from '../clock/index.ts';"],
  ['bridge/ici/a.ts', "import { x } from '../icws/x.ts';"],
  ['bridge/ici/a.ts', "import { soap } from 'soap';"],
  ['bridge/ici/a.test.ts', "import { startMockCic } from '@switchhook/mocks/cic';"],
  ['bridge/ici/a.test.ts', "import { x } from '../../mocks/cic/index.ts';"],
  ['mocks/cic/a.ts', "import { x } from '../../bridge/core/x.ts';"],
  ['mocks/cic/a.ts', "import { x } from '../sap/x.ts';"],
  ['simulator/a.ts', "import type { X } from '@switchhook/bridge';"],
  ['simulator/a.ts', "import { fastify } from 'fastify';"],
  ['unheard-of/a.ts', "import { x } from 'lit';"],
])('%s must not hold %s', (file, text) => {
  expect(violationsOf(file, text)).toMatchObject([{ file, line: 1 }]);
});

test.each([
  ['bridge/core/a.ts', "import { x } from './x.ts';"],
  ['bridge/core/a.ts', "import { SaxesParser } from 'saxes';"],
  ['bridge/core/a.test.ts', "import { VirtualClock } from '../clock/index.ts';"],
  ['bridge/core/a.test.ts', "import { test } from 'vitest';"],
  ['bridge/ici/server/a.ts', "import { x } from '../../core/x.ts';"],
  ['bridge/ici/a.test.ts', "import { soap } from 'soap';"],
  ['bridge/icws/a.ts', "import { Agent } from 'undici/lib/agent.js';"],
  ['bridge/server.ts', "import { x } from './icws/index.ts';"],
  ['mocks/cic/a.ts', "import type { Clock } from '@switchhook/bridge/clock';"],
  ['simulator/toolbar/a.ts', "import { html } from 'lit/html.js';"],
  ['bridge/core/a.ts', "// import { x } from '../ici/x.ts';"],
])('%s may hold %s', (file, text) => {
  expect(violationsOf(file, text)).toEqual([]);
});

test('names the line of the import', () => {
  const text = "// first\n\nimport { x } from './x.ts';\nimport { y } from '../ici/y.ts';\n";
  expect(violationsOf('bridge/core/a.ts', text)).toMatchObject([{ line: 4, imported: '../ici/y.ts' }]);
});
