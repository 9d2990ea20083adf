import type {
  AccountView,
  Identification,
  IdentificationKey,
  PartnerView,
  SearchCriteria,
} from '@switchhook/simulator/model';
import { z } from 'zod';
import { directorySchema, type Partner, toAccountView } from './partner.ts';
import shipped from './partners.json' with { type: 'json' };

/** What came of a change of the directory. */
export type DirectoryChange =
  | { readonly kind: 'changed'; readonly partner: PartnerView }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'invalid'; readonly reason: string };

/** The business partners, by whom callers are identified. The desk may change them at any time. */
export interface Directory {
  /** Every partner as the browser is shown it, with its alerts and, of an organization, its contacts. */
  accounts(): readonly PartnerView[];
  find(id: string): PartnerView | undefined;
  /** Whose number, e-mail address or id this is; numbers in any notation that begins with the country code. */
  identify(key: IdentificationKey): Identification;
  /** Partners for which all criteria hold; nobody where there are none. */
  search(criteria: SearchCriteria): readonly AccountView[];
  add(partner: Partner): DirectoryChange;
  change(id: string, partner: Partner): DirectoryChange;
  remove(id: string): DirectoryChange;
}

/** Makes a directory; throws an error that names each wrong field. */
export function createDirectory(partners: readonly Partner[] = directorySchema.parse(shipped)): Directory {
  const parsed = directorySchema.safeParse(partners);
  if (!parsed.success) {
    throw new Error(
      `Failed to load the business partners: ${z.prettifyError(parsed.error)}. Correct the directory.`,
    );
  }
  let known: readonly Partner[] = partners;
  let views = viewsOf(known);

  function replace(next: readonly Partner[], id: string): DirectoryChange {
    const checked = directorySchema.safeParse(next);
    if (!checked.success) return { kind: 'invalid', reason: z.prettifyError(checked.error) };
    const before = views.get(id);
    known = next;
    views = viewsOf(known);
    const partner = views.get(id) ?? before;
    return partner ? { kind: 'changed', partner } : { kind: 'notFound' };
  }

  return {
    accounts: () => [...views.values()],
    find: (id) => views.get(partnerId(id)),
    identify({ kind, value }) {
      const key = kind === 'phone' ? comparableNumber(value) : value.trim();
      if (!key) return { kind: 'noNumber' };
      const owners = [...views.values()].filter((account) => isOwner(account, kind, key)).map(withoutAlerts);
      const [first, second] = owners;
      if (!first) return { kind: 'noMatch', number: key };
      return second
        ? { kind: 'manyMatches', number: key, accounts: owners }
        : { kind: 'oneMatch', account: first };
    },
    search(criteria) {
      const tests = testsOf(criteria);
      if (tests.length === 0) return [];
      const found = [...views.values()].filter((account) => tests.every((test) => test(account)));
      return found.map(withoutAlerts);
    },
    add: (partner) => replace([...known, partner], partner.id),
    change(id, partner) {
      if (!views.has(id)) return { kind: 'notFound' };
      if (partner.id !== id) return { kind: 'invalid', reason: 'the id of a partner cannot change' };
      return replace(
        known.map((one) => (one.id === id ? partner : one)),
        id,
      );
    },
    remove(id) {
      if (!views.has(id)) return { kind: 'notFound' };
      return replace(
        known.filter((one) => one.id !== id),
        id,
      );
    },
  };
}

function viewsOf(partners: readonly Partner[]): ReadonlyMap<string, PartnerView> {
  const byId = new Map(partners.map((partner) => [partner.id, partner]));
  const accountOf = (partner: Partner) => toAccountView(partner, byId.get(partner.organizationId ?? ''));
  return new Map(
    partners.map((partner) => {
      const contacts = partners.filter(({ organizationId }) => organizationId === partner.id).map(accountOf);
      const view: PartnerView = {
        ...accountOf(partner),
        ...(contacts.length > 0 && { contacts }),
        ...(partner.alerts && { alerts: partner.alerts }),
      };
      return [partner.id, view];
    }),
  );
}

function withoutAlerts({ alerts: _, ...account }: PartnerView): AccountView {
  return account;
}

function isOwner(account: AccountView, kind: IdentificationKey['kind'], key: string): boolean {
  switch (kind) {
    case 'phone':
      return account.phone.includes(key);
    case 'email':
      return account.email?.toLowerCase() === key.toLowerCase();
    case 'partner':
      return account.id === partnerId(key);
  }
}

function testsOf({ name, accountId, phone, email, city }: SearchCriteria) {
  const tests: ((account: AccountView) => boolean)[] = [];
  const within = (text: string | undefined, part: string) => text?.toLowerCase().includes(part) ?? false;
  const wanted = (text: string | undefined) => text?.trim().toLowerCase() ?? '';
  const [nameIn, emailIn, cityIn] = [wanted(name), wanted(email), wanted(city)];
  if (nameIn !== '')
    tests.push((account) => within(account.name, nameIn) || within(account.organization, nameIn));
  if (emailIn !== '') tests.push((account) => within(account.email, emailIn));
  if (cityIn !== '') tests.push((account) => within(account.city, cityIn));
  if (wanted(accountId) !== '') tests.push((account) => account.id === partnerId(wanted(accountId)));
  if (wanted(phone) !== '') {
    const digits = (comparableNumber(phone ?? '') ?? phone ?? '').replace(/^\+?0?/, '');
    tests.push((account) => account.phone.some((number) => number.includes(digits)));
  }
  return tests;
}

/** SAP shows and takes ids without their leading zeros too. */
function partnerId(text: string): string {
  return /^\d{1,10}$/.test(text) ? text.padStart(10, '0') : text;
}

/** The number as E.164 compares it; `undefined` for `+0` and whatever else is no number (G5). */
function comparableNumber(text: string): string | undefined {
  const digits = text.replace('(0)', '').replace(/\D/g, '').replace(/^00/, '');
  return /^0*$/.test(digits) ? undefined : `+${digits}`;
}
