import { expect, test } from 'vitest';
import { defaultDialect } from '../dialects/default-dialect.ts';
import { mailContent } from './mail-content.ts';
import { mail } from './testing/items.ts';

const content = {
  destinations: [{ value: ' erika@example.com ', type: 'EMAIL' }],
  subject: 'Offer',
  contentType: 'Text/HTML; charset=utf-8',
  content: '<p>Yes</p>',
};

test('a new message is read with its addresses, type and text', () => {
  const copies = [{ value: 'b@example.com' }];
  expect(mailContent(defaultDialect, { ...content, originator: 'a@example.com', copies }, undefined)).toEqual(
    {
      from: 'a@example.com',
      to: ['erika@example.com'],
      cc: ['b@example.com'],
      subject: 'Offer',
      contentType: 'text/html',
      text: '<p>Yes</p>',
      attachments: [],
    },
  );
});

test('a reply that names nobody goes to who wrote the message', () => {
  const { to } = mailContent(defaultDialect, { ...content, destinations: [] }, mail('4'));
  expect(to).toEqual(['erika@example.com']);
});

test.each([
  [{ destinations: [] }, 'badAddress', 'it has no destination'],
  [{ destinations: [{ value: 'Erika' }] }, 'badAddress', '"Erika" is no mail address'],
  [{ copies: [{ value: 'a@b.de', type: 'phone' }] }, 'badAddress', '"a@b.de" is no mail address'],
  [{ contentType: 'text/rtf' }, 'malformedRequest', 'its contentType is "text/rtf"'],
  [{ attachments: [{ attachmentId: '1', name: 'a.pdf' }] }, 'notSupported', 'without attachments'],
])('%j is refused as %s', (change, code, reason) => {
  const read = () => mailContent(defaultDialect, { ...content, ...change }, undefined);
  expect(read).toThrow(expect.objectContaining({ code }));
  expect(read).toThrow(reason);
});
