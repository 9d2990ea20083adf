import type { AlertView } from '@switchhook/simulator/model';
import type { Directory } from './directory.ts';

/** Makes the lookup of what the agent should know about a customer (ui.md 2). */
export function alertsIn(directory: Pick<Directory, 'find'>): (accountId: string) => readonly AlertView[] {
  return (accountId) => {
    const { alerts = [], isVip } = directory.find(accountId) ?? {};
    const texts = isVip ? ['VIP customer', ...alerts] : alerts;
    return texts.map((text, index) => ({ id: `${accountId}.${index + 1}`, text, page: 'account' }));
  };
}
