import type { AccountView, CtiDetail, SessionView } from '@switchhook/simulator/model';
import type { Item, Session } from './agent-state.ts';
import { currentItem } from './current-item.ts';
import { partnerNumber } from './partner-number.ts';

/**
 * The two sides of the CTI bar: a name on the left only where exactly one partner matches, then the number on
 * the right; a number that tells no single partner on the left (G10 to G15, ui.md 1).
 */
export function ctiBar(session: Session): SessionView['ctiBar'] {
  const { identification, account } = session;
  const item = customerItem(session);
  if (account) return { left: accountLabel(account), right: numberOf(item, account) };
  switch (identification.kind) {
    case 'none':
      return { left: '', right: '' };
    case 'noNumber':
      return withDetails('', [unknown(item), ...knownDetails(item)]);
    case 'noMatch':
    case 'manyMatches':
      return withDetails(identification.number, knownDetails(item));
    case 'oneMatch':
      return { left: accountLabel(identification.account), right: numberOf(item, identification.account) };
  }
}

/** The item with the customer; a consultation about them has another party, whose number is not theirs. */
function customerItem(session: Session): Item | undefined {
  const items = session.items.filter(({ view }) => view.consultFor === undefined);
  return currentItem(items.length > 0 ? { ...session, items } : session);
}

/**
 * Beside a customer's name a number that is not theirs says whose it is: a colleague brings them (G42), or stayed
 * behind in a conference.
 */
function numberOf(item: Item | undefined, { name, phone }: AccountView): string {
  if (!item) return '';
  const number = partnerNumber(item);
  const { remoteName, channel } = item.view;
  const isAnothers =
    channel === 'telephony' && !['', number, name].includes(remoteName) && !phone.includes(number);
  return isAnothers ? `${remoteName} · ${number}` : number;
}

/** Who is on the line, in the words that the agent knows them by; empty where nobody knows. */
export function callerOf(session: Session): string {
  const { left } = ctiBar(session);
  return left || customerItem(session)?.view.remoteName || '';
}

function accountLabel(account: AccountView): string {
  const isWithin = account.kind === 'contact' && account.organization;
  return isWithin ? `${account.name}, ${account.organization}` : account.name;
}

function withDetails(left: string, details: readonly CtiDetail[]): SessionView['ctiBar'] {
  return { left, right: details.map(wordsOf).join(' · '), details };
}

function wordsOf(detail: CtiDetail): string {
  switch (detail.kind) {
    case 'unknownNumber':
      return 'Unknown number';
    case 'unknownAddress':
      return 'Unknown address';
    default:
      return detail.text;
  }
}

function unknown(item: Item | undefined): CtiDetail {
  return { kind: item?.view.channel === 'telephony' ? 'unknownNumber' : 'unknownAddress' };
}

function knownDetails(item: Item | undefined): readonly CtiDetail[] {
  if (!item) return [];
  const { remoteName, remoteNumber, queue, email, action } = item.view;
  const details = [
    { kind: 'name', text: remoteName === remoteNumber ? '' : remoteName },
    { kind: 'title', text: email?.subject ?? action?.title ?? '' },
    { kind: 'queue', text: queue },
  ] as const;
  return details.filter(({ text }) => text !== '');
}
