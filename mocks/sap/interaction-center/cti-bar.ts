import type { AccountView, SessionView } from '@switchhook/simulator/model';
import type { Item, Session } from './agent-state.ts';
import { currentItem } from './current-item.ts';
import { partnerNumber } from './partner-number.ts';

/**
 * The two sides of the CTI bar: a name on the left only where exactly one partner matches, then the number on
 * the right; a number that tells no single partner on the left (G10 to G15, ui.md 1).
 */
export function ctiBar(session: Session): SessionView['ctiBar'] {
  const { identification, account } = session;
  const item = currentItem(session);
  if (account) return { left: accountLabel(account), right: item ? partnerNumber(item) : '' };
  switch (identification.kind) {
    case 'none':
      return { left: '', right: '' };
    case 'noNumber':
      return { left: '', right: [unknown(item), ...knownDetails(item)].join(' · ') };
    case 'noMatch':
    case 'manyMatches':
      return { left: identification.number, right: knownDetails(item).join(' · ') };
    case 'oneMatch':
      return { left: accountLabel(identification.account), right: item ? partnerNumber(item) : '' };
  }
}

/** Who is on the line, in the words that the agent knows them by. */
export function callerOf(session: Session): string {
  const { left } = ctiBar(session);
  return left || currentItem(session)?.view.remoteName || 'an unknown number';
}

function accountLabel(account: AccountView): string {
  const isWithin = account.kind === 'contact' && account.organization;
  return isWithin ? `${account.name}, ${account.organization}` : account.name;
}

function unknown(item: Item | undefined): string {
  return item?.view.channel === 'telephony' ? 'Unknown number' : 'Unknown address';
}

function knownDetails(item: Item | undefined): readonly string[] {
  if (!item) return [];
  const { remoteName, remoteNumber, queue, email, action } = item.view;
  const title = email?.subject ?? action?.title ?? '';
  return [remoteName === remoteNumber ? '' : remoteName, title, queue].filter((detail) => detail !== '');
}
