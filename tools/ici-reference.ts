// Writes the reference part of docs/ici.md from the catalogue; what stands above its heading is written by hand.
//   node --conditions=switchhook-source --import tsx tools/ici-reference.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue, type Fields, type Operation, type Service, type Shape } from '@switchhook/bridge/ici';
import { errorCodes } from '../bridge/core/error-codes.ts';

/** Where the document stands, from the root of the repository. */
export const iciReferencePath = 'docs/ici.md';

/** With this heading the generated part begins. */
const heading = '## Reference';

/** The document with its generated part made anew. Throws where the heading is missing. */
export function withIciReference(
  text: string,
  services: readonly Service[] = Object.values(catalogue),
): string {
  const start = text.indexOf(`\n${heading}\n`);
  if (start < 0) {
    throw new Error(
      `Failed to write ${iciReferencePath}: it has no heading "${heading}". Put the heading where the tables belong.`,
    );
  }
  return `${text.slice(0, start + 1)}${reference(services)}`;
}

function reference(services: readonly Service[]): string {
  const called = services.filter(({ servedBy }) => servedBy === 'bridge');
  const events = services.filter(({ servedBy }) => servedBy === 'sap');
  const parts = [
    heading,
    `${count(called)} operations of ${called.length} services, and ${count(events)} events. Made from \`bridge/ici/catalogue\`; \`npm run check\` holds it current.`,
    ...called.flatMap((service) => [`### ${service.name}`, `${service.summary}.`, operationTable(service)]),
    ...events.flatMap((service) => [`### ${service.name}`, `${service.summary}.`, eventTable(service)]),
    '### Types',
    'A list is one element with an `item` for each entry. A `?` marks what may be absent.',
    typeTable(services),
  ];
  return `${parts.join('\n\n')}\n`;
}

function count(services: readonly Service[]): number {
  return services.reduce((sum, { operations }) => sum + Object.keys(operations).length, 0);
}

function operationTable({ operations }: Service): string {
  return table(
    ['Operation', 'What it does', 'In CIC', 'Known', 'Parameters', 'Answer', 'Faults'],
    Object.entries(operations).map(([name, operation]) => [
      `\`${name}\``,
      operation.summary,
      operation.cic,
      operation.provenance,
      fieldList(operation.input),
      operation.output ? `\`${typeName(operation.output)}\`` : '',
      faultList(operation),
    ]),
  );
}

function eventTable({ operations }: Service): string {
  return table(
    ['Event', 'When it is sent', 'Comes from', 'Known', 'Parameters'],
    Object.entries(operations).map(([name, { summary, cic, provenance, input }]) => [
      `\`${name}\``,
      summary,
      cic,
      provenance,
      fieldList(input),
    ]),
  );
}

function typeTable(services: readonly Service[]): string {
  const records = new Map<string, Fields>();
  const collect = (shape: Shape | undefined): void => {
    if (shape?.kind === 'list') collect(shape.element);
    if (shape?.kind === 'optional') collect(shape.shape);
    if (shape?.kind !== 'record' || records.has(shape.name)) return;
    records.set(shape.name, shape.fields);
    Object.values(shape.fields).forEach(collect);
  };
  for (const { operations } of services) {
    for (const { input, output } of Object.values(operations)) {
      Object.values(input).forEach(collect);
      collect(output);
    }
  }
  const sorted = [...records].sort(([a], [b]) => a.localeCompare(b, 'en'));
  return table(
    ['Type', 'Fields'],
    sorted.map(([name, fields]) => [`\`${name}\``, fieldList(fields)]),
  );
}

function fieldList(fields: Fields): string {
  return Object.entries(fields)
    .map(([name, shape]) => `\`${name}${shape.kind === 'optional' ? '?' : ''}: ${typeName(shape)}\``)
    .join(', ');
}

function typeName(shape: Shape): string {
  switch (shape.kind) {
    case 'list':
      return `${typeName(shape.element)}[]`;
    case 'record':
      return shape.name;
    case 'optional':
      return typeName(shape.shape);
    default:
      return shape.kind;
  }
}

function faultList({ faults }: Operation): string {
  return faults.map((name) => `\`${name}\` ${errorCodes[name].ici}`).join(', ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}

if (process.argv[1] === import.meta.filename) {
  const path = join(import.meta.dirname, '..', iciReferencePath);
  writeFileSync(path, withIciReference(readFileSync(path, 'utf8')));
}
