// Holds every import in the repository, of types and in tests too, against one table.
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** What the files of one folder may import besides the folder itself. */
interface Boundary {
  readonly folders?: readonly string[];
  /** Folders that only tests may import as well. */
  readonly testFolders?: readonly string[];
  /** Public entries of other workspaces. */
  readonly entries?: readonly string[];
  /** Packages; left out, every dependency of the workspace is allowed. */
  readonly packages?: readonly string[];
  /** True where development dependencies are allowed outside of tests too. */
  readonly isForDevelopment?: boolean;
  /** True where code has to run without Node. */
  readonly isPure?: boolean;
}

const bridgeEntries = ['@switchhook/bridge', '@switchhook/bridge/ici', '@switchhook/bridge/clock'];
const mockEntries = ['cic', 'sap', 'scenarios', 'wiretap'].map((part) => `@switchhook/mocks/${part}`);
const everyEntry = [
  ...bridgeEntries,
  '@switchhook/bridge/sap',
  '@switchhook/bridge/icws',
  ...mockEntries,
  '@switchhook/simulator/copy-message',
  '@switchhook/simulator/desk-model',
  '@switchhook/simulator/model',
  '@switchhook/simulator/package.json',
  '@switchhook/stack',
];
const core = 'bridge/core';
const clock = 'bridge/clock';

/** A file belongs to the longest folder that its path begins with. */
const boundaries: Readonly<Record<string, Boundary>> = {
  'bridge/core': { packages: ['saxes'], testFolders: [clock], isPure: true },
  'bridge/clock': { folders: [core], packages: [], isPure: true },
  'bridge/ici': { folders: [core], testFolders: [clock] },
  'bridge/sap': { folders: [core, 'bridge/ici'], testFolders: [clock] },
  'bridge/icws': { folders: [core], testFolders: [clock] },
  'bridge/config': { folders: [core] },
  'bridge/store': { folders: [core], testFolders: [clock] },
  'bridge/action-items': { folders: [core], packages: ['zod'], testFolders: [clock] },
  'bridge/trace': { folders: [core, 'bridge/ici', 'bridge/sap'], packages: ['zod'], testFolders: [clock] },
  'bridge/agents': { folders: [core, 'bridge/ici', 'bridge/sap'], testFolders: [clock] },
  'bridge/monitor': { folders: [core, 'bridge/sap'], testFolders: [clock, 'bridge/ici'] },
  'bridge/dialect-tools': { folders: [core, 'bridge/ici'], packages: ['saxes'] },
  'bridge/bench': { folders: [core, clock, 'bridge/ici', 'bridge/sap'], isForDevelopment: true },
  bridge: {
    folders: [
      'core',
      'clock',
      'ici',
      'sap',
      'icws',
      'config',
      'agents',
      'store',
      'action-items',
      'monitor',
      'trace',
      'dialect-tools',
    ].map((folder) => `bridge/${folder}`),
  },
  // Vite builds it into one file: nobody installs its dependencies.
  simulator: { isForDevelopment: true },
  'mocks/http': { packages: [] },
  'mocks/cic': { folders: ['mocks/http'], entries: bridgeEntries },
  'mocks/cic/bench': { folders: ['mocks/cic'], entries: bridgeEntries, isForDevelopment: true },
  'mocks/sap': {
    folders: ['mocks/http', 'mocks/wiretap'],
    entries: [...bridgeEntries, '@switchhook/simulator/model'],
  },
  'mocks/scenarios': {
    entries: [
      '@switchhook/bridge/clock',
      '@switchhook/bridge/ici',
      '@switchhook/simulator/desk-model',
      '@switchhook/simulator/model',
    ],
  },
  'mocks/wiretap': { entries: ['@switchhook/bridge/clock', '@switchhook/simulator/model'] },
  stack: { entries: everyEntry },
  contracts: { entries: everyEntry, isForDevelopment: true },
  e2e: { entries: everyEntry, isForDevelopment: true },
  tools: { folders: ['stack', 'bridge/bench', core], entries: everyEntry, isForDevelopment: true },
};

/** The packages that a workspace names in its `package.json`. */
export interface Manifest {
  readonly dependencies: readonly string[];
  readonly devDependencies: readonly string[];
}

interface Repository {
  /** The text of every source file by its path, with `/` on every system. */
  readonly files: ReadonlyMap<string, string>;
  /** By workspace folder; the root's is the empty string. */
  readonly manifests: Readonly<Record<string, Manifest>>;
}

interface Violation {
  readonly file: string;
  readonly line: number;
  readonly imported: string;
  readonly why: string;
}

/** Finds every import that the table does not allow. */
export function findViolations(
  { files, manifests }: Repository,
  table: Readonly<Record<string, Boundary>> = boundaries,
): readonly Violation[] {
  const folderOf = (path: string): string | undefined =>
    Object.keys(table)
      .filter((folder) => path.startsWith(`${folder}/`))
      .sort((a, b) => b.length - a.length)[0];

  function whyNot(file: string, imported: string): string | undefined {
    const folder = folderOf(file);
    if (folder === undefined) return 'belongs to no folder of the table';
    const boundary = table[folder] ?? {};
    const isTest = /\.(test|config)\.ts$|\/testing\//.test(file);

    if (imported.startsWith('.')) {
      const target = folderOf(join(dirname(file), imported));
      if (target === folder || (target && boundary.folders?.includes(target))) return;
      if (isTest && target && boundary.testFolders?.includes(target)) return;
      return `${folder} may not import ${target ?? 'files outside of the table'}`;
    }
    if (imported.startsWith('@switchhook/')) {
      return boundary.entries?.includes(imported) ? undefined : `${folder} may not import this entry`;
    }
    if (isBuiltin(imported)) {
      return boundary.isPure && !isTest ? `${folder} has to run without Node` : undefined;
    }
    const name = imported.split('/', imported.startsWith('@') ? 2 : 1).join('/');
    const manifest = manifests[file.split('/')[0] ?? ''];
    const development = [...(manifest?.devDependencies ?? []), ...(manifests['']?.devDependencies ?? [])];
    if ((isTest || boundary.isForDevelopment) && development.includes(name)) return;
    if ((boundary.packages ?? manifest?.dependencies ?? []).includes(name)) return;
    return development.includes(name)
      ? 'only tests may import a development dependency'
      : `${folder} may not import this package`;
  }

  return [...files].flatMap(([file, text]) =>
    ts.preProcessFile(text, true, true).importedFiles.flatMap(({ fileName: imported, pos }) => {
      const why = whyNot(file, imported);
      return why ? [{ file, line: text.slice(0, pos).split('\n').length, imported, why }] : [];
    }),
  );
}

/** Reads the source files and manifests of the repository at `root`. */
function readRepository(root: string): Repository {
  const { workspaces, ...own } = readJson(join(root, 'package.json'));
  const folders = [...(workspaces as string[]), 'tools'];
  const files = folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
        (path) => `${folder}/${path.replaceAll('\\', '/')}`,
      ),
    )
    // What npm start has bundled lies there as a hidden file while it runs.
    .filter((path) => /\.(ts|mjs)$/.test(path) && !/(^|\/)((node_modules|dist)\/|\.)/.test(path));
  const manifestOf = ({
    dependencies = {},
    devDependencies = {},
  }: Record<string, object | undefined>): Manifest => ({
    dependencies: Object.keys(dependencies),
    devDependencies: Object.keys(devDependencies),
  });
  return {
    files: new Map(files.map((path) => [path, readFileSync(join(root, path), 'utf8')])),
    manifests: {
      '': manifestOf(own),
      ...Object.fromEntries(
        (workspaces as string[]).map((folder) => [
          folder,
          manifestOf(readJson(join(root, folder, 'package.json'))),
        ]),
      ),
    },
  };
}

function readJson(path: string): Record<string, object | undefined> {
  return JSON.parse(readFileSync(path, 'utf8'));
}

if (process.argv[1] === import.meta.filename) {
  const violations = findViolations(readRepository(dirname(import.meta.dirname)));
  for (const { file, line, imported, why } of violations)
    console.error(`${file}:${line} imports ${imported}: ${why}`);
  if (violations.length > 0) {
    console.error(
      `\nFailed to hold the boundaries: ${violations.length} imports are not allowed. Move the code, or change the table in tools/boundaries.ts and say why.`,
    );
  }
  process.exitCode = violations.length > 0 ? 1 : 0;
}
