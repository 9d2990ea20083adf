import { expect, test } from 'vitest';
import { outcomeOf } from './delivery-outcome.ts';

const xml = 'text/xml; charset=utf-8';
const html = 'text/html';

test.each([
  [{ status: 200, contentType: xml, fault: undefined }, 'accepted'],
  [{ status: 202, contentType: '', fault: undefined }, 'accepted'],
  [{ status: 200, contentType: html, fault: undefined }, 'refused'],
  [{ status: 200, contentType: xml, fault: 'no' }, 'refused'],
  [{ status: 500, contentType: xml, fault: 'no' }, 'refused'],
  [{ status: 400, contentType: html, fault: undefined }, 'refused'],
  [{ status: 302, contentType: html, fault: undefined }, 'refused'],
  [{ status: 401, contentType: html, fault: undefined }, 'over'],
  [{ status: 403, contentType: xml, fault: 'no' }, 'over'],
  [{ status: 404, contentType: html, fault: undefined }, 'over'],
  [{ status: 410, contentType: html, fault: undefined }, 'over'],
  [{ status: 500, contentType: html, fault: undefined }, 'failed'],
  [{ status: 408, contentType: html, fault: undefined }, 'unreachable'],
  [{ status: 429, contentType: html, fault: undefined }, 'unreachable'],
  [{ status: 502, contentType: html, fault: undefined }, 'unreachable'],
  [{ status: 503, contentType: html, fault: undefined }, 'unreachable'],
  [{ status: 504, contentType: html, fault: undefined }, 'unreachable'],
] as const)('reads %o as %s', (answer, kind) => {
  expect(outcomeOf(answer).kind).toBe(kind);
});
