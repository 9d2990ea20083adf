import { expect, test } from 'vitest';
import { parseAttributes } from './parse-attributes.ts';

test('reads one attribute a line and keeps what follows the first equals sign', () => {
  expect(parseAttributes('Eic_RemoteTn = +49\n\nformula=a=b\nempty=')).toEqual({
    attributes: { Eic_RemoteTn: '+49', formula: 'a=b', empty: '' },
  });
});

test.each(['no sign', '=value'])('names the line %j that is no attribute', (line) => {
  expect(parseAttributes(`a=1\n${line}`)).toEqual({ wrong: line });
});
