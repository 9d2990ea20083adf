import { expect, test } from 'vitest';
import { decodeXml } from './decode-xml.ts';

const says = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><a>Größe</a>`;

test.each([
  ['UTF-8', Buffer.from(says('UTF-8'))],
  ['no encoding', Buffer.from('<a>Größe</a>')],
  ['ISO-8859-1', Buffer.from(says('ISO-8859-1'), 'latin1')],
  ['UTF-16 as Windows saves it', Buffer.from(`\uFEFF${says('UTF-16')}`, 'utf16le')],
  ['UTF-16 of the other order', Buffer.from(`\uFEFF${says('UTF-16')}`, 'utf16le').swap16()],
  ['UTF-8 that says UTF-16', Buffer.from(says('UTF-16'))],
  ['an encoding that nobody knows', Buffer.from(says('EBCDIC-7'))],
])('reads a file in %s', (_, bytes) => {
  expect(decodeXml(bytes)).toContain('<a>Größe</a>');
});
