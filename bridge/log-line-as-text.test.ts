import { expect, test } from 'vitest';
import { logLineAsText } from './log-line-as-text.ts';

test('writes a line as ASCII, with the time first and the values last', () => {
  const line = {
    level: 'warn',
    time: '2026-03-14T09:00:00.000Z',
    userId: 'Müller',
    why: 'a b',
    n: 3,
    msg: 'Grün\nund',
  };
  expect(logLineAsText(JSON.stringify(line))).toBe(
    '2026-03-14T09:00:00.000Z WARN  Gr\\u00fcn und userId=M\\u00fcller why="a b" n=3\n',
  );
});
