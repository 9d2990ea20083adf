import type { Service, Shape } from '@switchhook/bridge/ici';
import { expect, test } from 'vitest';
import { findProblems } from './docs.ts';
import { withIciReference } from './ici-reference.ts';

const text: Shape = { kind: 'string' };
const Box: Shape = {
  kind: 'record',
  name: 'Box',
  fields: { boxId: text, labels: { kind: 'optional', shape: { kind: 'list', element: text } } },
};

const IciBox: Service = {
  name: 'IciBox',
  summary: 'Boxes',
  servedBy: 'bridge',
  operations: {
    open: {
      summary: 'Opens a box | or a bag.',
      provenance: 'proposed',
      input: { box: Box },
      output: { kind: 'list', element: Box },
      outputName: 'result',
      cic: 'pickup',
      faults: ['unknownItem'],
    },
  },
};

test('writes a row for each operation and type, and keeps what stands above', () => {
  const made = withIciReference('# ICI\n\nBy hand.\n\n## Reference\n\nOutdated', [IciBox]);

  expect(made).toMatch(/^# ICI\n\nBy hand\.\n\n## Reference\n\n1 operations of 1 services, and 0 events\./);
  expect(made).toContain(
    '| `open` | Opens a box \\| or a bag. | pickup | proposed | `box: Box` | `Box[]` | `unknownItem` ICI-003 |',
  );
  expect(made).toContain('| `Box` | `boxId: string`, `labels?: string[]` |');
  expect(made).not.toContain('Outdated');
});

test('is the same when it is made again', () => {
  const once = withIciReference('# ICI\n\n## Reference\n');
  expect(withIciReference(once)).toBe(once);
});

test('asks for the heading where it is missing', () => {
  expect(() => withIciReference('# ICI\n')).toThrow('it has no heading "## Reference"');
});

test('a reference that is not that of the catalogue is a problem of the documentation', () => {
  const facts = { exists: () => true, scripts: ['check'], errorCodes: {} };
  const current = withIciReference('# ICI\n\n## Reference\n');
  const problemsOf = (text: string) => findProblems([{ path: 'docs/ici.md', text }], facts);

  expect(problemsOf(current)).toEqual([]);
  expect(problemsOf(current.replace('`setRead`', '`setUnread`'))).toEqual([
    'docs/ici.md: it is not what tools/ici-reference.ts writes; run that',
  ]);
  expect(problemsOf('# ICI\n')).toEqual([
    'docs/ici.md: it is not what tools/ici-reference.ts writes; run that',
  ]);
});
