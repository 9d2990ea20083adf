// Holds the documentation against the code: links, npm scripts, error codes and the ICI reference.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { errorCodes } from '../bridge/core/error-codes.ts';
import { iciReferencePath, withIciReference } from './ici-reference.ts';

export interface Document {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
}

export interface Facts {
  readonly exists: (path: string) => boolean;
  readonly scripts: readonly string[];
  readonly errorCodes: Readonly<Record<string, { readonly ici: string }>>;
}

const errorsPath = 'docs/errors.md';

/** Finds what the documents claim and the repository does not have, and error codes that are not documented. */
export function findProblems(documents: readonly Document[], facts: Facts): readonly string[] {
  return documents.flatMap((document) => [
    ...brokenLinks(document, documents, facts),
    ...unknownScripts(document, facts),
    ...(document.path === errorsPath ? codeDifferences(document, facts) : []),
    ...(document.path === iciReferencePath ? staleReference(document) : []),
  ]);
}

function brokenLinks({ path, text }: Document, documents: readonly Document[], { exists }: Facts): string[] {
  const links = [...withoutCode(text).matchAll(/\[[^\]]*\]\(<?([^)\s>]+)>?[^)]*\)/g)].map(
    ([, link = '']) => link,
  );
  return links
    .filter((link) => !/^[a-z][a-z+.-]*:/i.test(link))
    .flatMap((link) => {
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? path : join(dirname(path), decodeURI(file));
      if (!exists(target)) return [`${path}: the link ${link} leads nowhere`];
      const linked = documents.find((document) => document.path === target);
      if (anchor === undefined || !linked || anchorsOf(linked.text).includes(anchor)) return [];
      return [`${path}: ${target} has no heading for #${anchor}`];
    });
}

/** GitHub's rule: lower case, spaces to hyphens, punctuation gone. */
function anchorsOf(text: string): string[] {
  return [...withoutCode(text).matchAll(/^#+ +(.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-'),
  );
}

function unknownScripts({ path, text }: Document, { scripts }: Facts): string[] {
  return [...text.matchAll(/\bnpm run ([\w:-]+)/g)]
    .map(([, name = '']) => name)
    .filter((name) => !scripts.includes(name))
    .map((name) => `${path}: there is no script "npm run ${name}"`);
}

/** Both ways: a code without a line in the table, and a line whose code is gone. */
function codeDifferences({ path, text }: Document, { errorCodes: codes }: Facts): string[] {
  const documented = new Set(text.match(/\bICI-\d{3}\b/g));
  const known = new Map(Object.entries(codes).map(([name, { ici }]) => [ici, name]));
  return [
    ...[...known]
      .filter(([ici]) => !documented.has(ici))
      .map(([ici, name]) => `${path}: ${ici} (${name}) is not documented`),
    ...[...documented]
      .filter((ici) => !known.has(ici))
      .map((ici) => `${path}: ${ici} is no error code of ours`),
  ];
}

function staleReference({ path, text }: Document): string[] {
  const isCurrent = text.includes('\n## Reference\n') && withIciReference(text) === text;
  return isCurrent ? [] : [`${path}: it is not what tools/ici-reference.ts writes; run that`];
}

function withoutCode(text: string): string {
  return text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
}

if (process.argv[1] === import.meta.filename) {
  const root = dirname(import.meta.dirname);
  const paths = readdirSync(root, { withFileTypes: true })
    .filter(({ name }) => !['node_modules', 'dist', 'test-results'].includes(name) && !name.startsWith('.'))
    .flatMap((entry) =>
      entry.isDirectory()
        ? readdirSync(join(root, entry.name), { recursive: true, encoding: 'utf8' }).map(
            (path) => `${entry.name}/${path}`,
          )
        : [entry.name],
    )
    .filter((path) => path.endsWith('.md') && !path.includes('node_modules/'));
  const problems = findProblems(
    paths.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') })),
    {
      exists: (path) => existsSync(join(root, path)),
      scripts: Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts),
      errorCodes,
    },
  );
  problems.forEach((problem) => {
    console.error(problem);
  });
  process.exitCode = problems.length > 0 ? 1 : 0;
}
