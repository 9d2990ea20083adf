import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Addresses } from './stack-process.ts';
import { expect, test } from './story.ts';

// The tarball is unpacked where `npm install` would put it, and the packages that it declares, and no other, are
// linked in from the workspace: an import of an undeclared package fails as it would at a site.

const execute = promisify(execFile);
/** Compilers tell what is wrong on stdout. */
const run: typeof execute = ((file: string, args: readonly string[], options: object) =>
  execute(file, args, options).catch((error) => {
    throw new Error(`${error.message}\n${error.stdout}`);
  })) as typeof execute;
const root = fileURLToPath(new URL('..', import.meta.url));
const env = { PATH: process.env.PATH, HOME: process.env.HOME };
const guide = await readFile(join(root, 'docs/embedding.md'), 'utf8');
const packageJson = JSON.parse(await readFile(join(root, 'simulator/package.json'), 'utf8'));
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

interface Described {
  readonly name: string;
  readonly tagName?: string;
  readonly description?: string;
  readonly type?: { readonly text: string };
  readonly members?: readonly Described[];
  readonly events?: readonly Described[];
  readonly attributes?: readonly Described[];
}

interface ElementsManifest {
  readonly modules: readonly { readonly path: string; readonly declarations: readonly Described[] }[];
}

interface HtmlData {
  readonly tags: readonly Described[];
}

let site = '';
let files: readonly string[] = [];
let pages: Server;
const packageFolder = () => join(site, 'node_modules/@switchhook/simulator');

test.beforeAll(async () => {
  test.setTimeout(180_000);
  site = await mkdtemp(join(tmpdir(), 'switchhook-embed-'));
  await run('npm', ['pack', '--workspace', 'simulator', '--pack-destination', site, '--offline'], {
    cwd: root,
    env,
  });
  const tarball = (await readdir(site)).find((name) => name.endsWith('.tgz')) ?? '';
  files = (await run('tar', ['-tzf', join(site, tarball)])).stdout.trim().split('\n').sort();
  await mkdir(packageFolder(), { recursive: true });
  await run('tar', ['-xzf', join(site, tarball), '-C', packageFolder(), '--strip-components=1']);
  // Lit comes as three packages that declare each other.
  for (const name of [
    ...Object.keys(packageJson.dependencies),
    'lit-html',
    'lit-element',
    '@lit/reactive-element',
  ]) {
    await mkdir(dirname(join(site, 'node_modules', name)), { recursive: true });
    await symlink(join(root, 'node_modules', name), join(site, 'node_modules', name));
  }
  pages = createServer(async ({ url = '/' }, response) => {
    const file = join(site, decodeURI(new URL(url, 'http://localhost').pathname));
    const content = await readFile(file).catch(() => undefined);
    response.writeHead(content ? 200 : 404, { 'content-type': types[extname(file)] ?? 'text/plain' });
    response.end(content);
  });
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
});

test.afterAll(async () => {
  pages?.closeAllConnections();
  pages?.close();
  if (site) await rm(site, { recursive: true });
});

/** A code block of the guide by the comment before it. */
function example(name: string): string {
  const code = guide.split(`<!-- ${name} -->\n\`\`\``)[1]?.split('\n```')[0];
  if (!code)
    throw new Error(`Failed to find the example "${name}": docs/embedding.md has none. Name it again.`);
  return code.slice(code.indexOf('\n') + 1);
}

const sapOfGuide = 'http://127.0.0.1:4300';
const addressOf = ({ simulator }: Addresses) => simulator.replace(/\/$/, '');

async function publish(name: string, content: string): Promise<string> {
  await writeFile(join(site, name), content);
  return `http://127.0.0.1:${(pages.address() as AddressInfo).port}/${name}`;
}

test('the package holds compiled modules, their types, data for editors, and nothing else', () => {
  const unexpected = files.filter(
    (file) =>
      !/^package\/(package\.json|README\.md|dist\/[\w/-]+(\.styles|\.css)?(\.schema)?(\.d\.ts|(\.json)?\.js|\.css|\.json)|dist\/vscode\.html-custom-data\.json)$/.test(
        file,
      ),
  );
  expect(unexpected).toEqual([]);
  expect(files.filter((file) => /\.test\b|\/testing\/|fixtures|dist\/page/.test(file))).toEqual([]);
});

test('the package holds every file that its package.json promises', () => {
  const promised = Object.values<string | Record<string, string>>(packageJson.exports)
    .flatMap((entry) => (typeof entry === 'string' ? [entry] : Object.entries(entry).flatMap(shipped)))
    .concat(packageJson.customElements);
  const missing = promised.filter((path) => !files.some((file) => fits(file, path)));
  expect(missing).toEqual([]);
});

const shipped = ([condition, path]: [string, string]) => (condition === 'switchhook-source' ? [] : [path]);

function fits(file: string, path: string): boolean {
  const [before = '', after] = path.replace(/^(\.\/)?/, 'package/').split('*');
  return after === undefined ? file === before : file.startsWith(before) && file.endsWith(after);
}

test('its manifest describes every element, its events and its attributes, and editors are told the same', async () => {
  const read = async (file: string) =>
    JSON.parse(await readFile(join(packageFolder(), 'dist', file), 'utf8'));
  const { modules } = (await read('custom-elements.json')) as ElementsManifest;
  const elementsIn = (declarations: readonly Described[]) => declarations.filter(({ tagName }) => tagName);
  const described = modules.filter(({ declarations }) => elementsIn(declarations).length > 0);
  const defined = files.flatMap((file) => /dist\/(.*\/icw-[\w-]+\.js)$/.exec(file)?.[1] ?? []);
  expect(described.map(({ path }) => path).sort()).toEqual(defined.sort());

  const elements = described.flatMap(({ declarations }) => elementsIn(declarations));
  expect(elements.filter(({ description }) => !description).map(({ tagName }) => tagName)).toEqual([]);
  const toolbar = elements.find(({ tagName }) => tagName === 'icw-toolbar');
  expect(toolbar?.events?.map(({ name, type }) => [name, type?.text])).toEqual([
    ['icw-command', 'CommandEvent'],
    ['icw-pick', 'PickEvent'],
    ['icw-custom-button', 'CustomButtonEvent'],
  ]);
  expect(toolbar?.members?.map(({ name }) => name)).toEqual(expect.arrayContaining(['agent', 'profile']));

  const { tags } = (await read('vscode.html-custom-data.json')) as HtmlData;
  expect(tags.map(({ name }) => name)).toEqual(elements.map(({ tagName }) => tagName).sort());
  const agent = tags.find(({ name }) => name === 'icw-agent');
  expect(agent?.attributes?.map(({ name }) => name)).toEqual(['sap', 'user', 'log-on', 'state']);
});

test('a page without a build shows the agent of a mock SAP, and its buttons work', async ({
  page,
  stack,
  cic,
}) => {
  const url = await publish('live.html', example('page: live').replace(sapOfGuide, addressOf(stack)));
  const mistakes: string[] = [];
  page.on('pageerror', ({ message }) => mistakes.push(message));
  await page.goto(url);
  const toolbar = page.getByRole('toolbar', { name: 'Communication toolbar' });
  await expect(page.locator('icw-agent')).toHaveAttribute('state', 'loggedOn');
  await toolbar.getByRole('button', { name: 'Work mode' }).click();
  await page.getByRole('menuitemradio', { name: 'Ready', exact: true }).click();
  await expect(toolbar.getByRole('button', { name: 'Work mode' })).toHaveAccessibleName(/^Work mode Ready\b/);

  await cic.place({ to: { workgroup: 'Sales' }, from: 'sip:+496227747474@example.com' });
  const accept = toolbar.getByRole('button', { name: 'Accept', exact: true });
  await expect(accept).not.toHaveAttribute('aria-disabled', 'true');
  await accept.click();
  await expect(page.locator('#customer')).toHaveText('Erika Example');
  await toolbar.getByRole('button', { name: 'Hang Up', exact: true }).click();
  await expect(accept).toHaveAttribute('aria-disabled', 'true');
  expect(mistakes).toEqual([]);
});

test('a page with a model of its own shows it, and hears what is pressed', async ({ page }) => {
  await page.goto(await publish('model.html', example('page: model')));
  const toolbar = page.getByRole('toolbar', { name: 'Communication toolbar' });
  await toolbar.getByRole('button', { name: 'Accept', exact: true }).click();
  await expect(page.locator('output')).toHaveText('accept 1');
  await expect(toolbar.getByRole('button', { name: 'Hold', exact: true })).not.toHaveAttribute(
    'aria-disabled',
    'true',
  );
});

test('a module with a bundler compiles with its types, and shows the agent of a mock SAP', async ({
  page,
  stack,
}) => {
  const source = join(site, 'page.ts');
  await writeFile(source, example('module').replace(sapOfGuide, addressOf(stack)));
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const strict = ['--noEmit', '--strict', '--noUncheckedSideEffectImports', '--target', 'es2023'];
  const resolution = ['--module', 'esnext', '--moduleResolution', 'bundler', '--ignoreConfig'];
  await run(process.execPath, [compiler, ...strict, ...resolution, source], { cwd: site });
  await run(
    join(root, 'node_modules/.bin/esbuild'),
    [
      source,
      '--bundle',
      '--format=esm',
      `--outfile=${join(site, 'page.js')}`,
      '--log-level=error',
      '--preserve-symlinks',
    ],
    { cwd: site },
  );
  const html =
    '<!doctype html><link rel="stylesheet" href="page.css"><body><script type="module" src="page.js"></script>';
  await page.goto(await publish('bundled.html', html));
  const workMode = page.getByRole('button', { name: 'Work mode' });
  await expect(workMode).not.toHaveAttribute('aria-disabled', 'true');
  await workMode.click();
  await page.getByRole('menuitemradio', { name: 'Ready', exact: true }).click();
  await expect(workMode).toHaveAccessibleName(/^Work mode Ready\b/);
  await expect(page.getByRole('region', { name: 'Call', exact: true })).toBeVisible();
});
