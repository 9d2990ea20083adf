import type { AccountView, Identification } from '@switchhook/simulator/model';
import { z } from 'zod';
import { directorySchema, type Partner, toAccountView } from './partner.ts';
import shipped from './partners.json' with { type: 'json' };

export type PartnerView = AccountView & { readonly alerts?: readonly string[] };

export interface Directory {
  /** Every partner as the browser is shown it, with its alerts. */
  readonly accounts: readonly PartnerView[];
  /** Whose number this is, in any notation that begins with the country code (G10 to G15). */
  identify(number: string): Identification;
}

/** Makes a directory; throws an error that names each wrong field. */
export function createDirectory(partners: readonly Partner[] = directorySchema.parse(shipped)): Directory {
  const parsed = directorySchema.safeParse(partners);
  if (!parsed.success) {
    throw new Error(
      `Failed to load the business partners: ${z.prettifyError(parsed.error)}. Correct the directory.`,
    );
  }
  const byId = new Map(partners.map((partner) => [partner.id, partner]));
  const byNumber = new Map<string, readonly AccountView[]>();
  const accounts: PartnerView[] = [];
  for (const partner of partners) {
    const account = toAccountView(partner, byId.get(partner.organizationId ?? ''));
    accounts.push({ ...account, ...(partner.alerts && { alerts: partner.alerts }) });
    for (const number of new Set(partner.phone)) {
      byNumber.set(number, [...(byNumber.get(number) ?? []), account]);
    }
  }
  return {
    accounts,
    identify(text) {
      const number = comparableNumber(text);
      if (number === undefined) return { kind: 'noNumber' };
      const found = byNumber.get(number) ?? [];
      const [first, second] = found;
      if (!first) return { kind: 'noMatch', number };
      return second ? { kind: 'manyMatches', number, accounts: found } : { kind: 'oneMatch', account: first };
    },
  };
}

/** The number as E.164 compares it; `undefined` for `+0` and whatever else is no number (G5). */
function comparableNumber(text: string): string | undefined {
  const digits = text.replace('(0)', '').replace(/\D/g, '').replace(/^00/, '');
  return /^0*$/.test(digits) ? undefined : `+${digits}`;
}
