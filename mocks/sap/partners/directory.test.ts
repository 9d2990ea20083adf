import { expect, test } from 'vitest';
import { createDirectory } from './directory.ts';
import type { Partner } from './partner.ts';

const shipped = createDirectory();
const identify = (value: string) => shipped.identify({ kind: 'phone', value });

const aPartner = (changes: Partial<Partner> = {}): Partner => ({
  id: '0000000001',
  kind: 'account',
  name: 'Nora Beispiel',
  phone: ['+4930231250001'],
  ...changes,
});

test.each(['+496227747474', '+49 6227 747474', '+49 (0) 6227-74 74 74', '0049 6227 747474', '496227747474'])(
  'finds one account by %s (G12)',
  (number) => {
    expect(identify(number)).toMatchObject({ kind: 'oneMatch', account: { name: 'Erika Example' } });
  },
);

test.each(['+0', '', '0', 'PrivateNumber'])('takes %j for no number (G10)', (number) => {
  expect(identify(number)).toEqual({ kind: 'noNumber' });
});

test('finds nobody, several accounts, a contact and an organization (G11, G13 to G15)', () => {
  expect(identify('+4930231259999')).toEqual({ kind: 'noMatch', number: '+4930231259999' });
  expect(identify('+442079460555')).toMatchObject({ kind: 'manyMatches', accounts: [{}, {}] });
  expect(identify('+442079460832')).toMatchObject({
    account: { kind: 'contact', name: 'Priya Mock', organization: 'Placeholder Logistics Ltd' },
  });
  expect(identify('+442079460800')).toMatchObject({ account: { kind: 'organization' } });
});

test('ships about thirty partners, among them VIPs, alerts and contacts of every organization', () => {
  const accounts = shipped.accounts();
  expect(accounts.length).toBeGreaterThanOrEqual(28);
  expect(accounts.some((account) => account.isVip)).toBe(true);
  expect(accounts.some((account) => account.alerts)).toBe(true);
  const organizations = accounts.filter(({ kind }) => kind === 'organization').map(({ name }) => name);
  const employers = new Set(accounts.flatMap(({ organization }) => organization ?? []));
  expect([...employers].sort()).toEqual(organizations.sort());
});

test.each([
  ['a number that is not E.164', [aPartner({ phone: ['06227 747474'] })], 'E.164'],
  ['two partners of one id', [aPartner(), aPartner({ name: 'Other' })], 'same id'],
  ['a contact without its organization', [aPartner({ kind: 'contact' })], 'id of an organization'],
  ['an account within an organization', [aPartner({ organizationId: '0000000001' })], 'contacts only'],
])('refuses a directory with %s', (_what, partners, reason) => {
  expect(() => createDirectory(partners)).toThrow(reason);
});
