import type { AlertView } from '@switchhook/simulator/model';
import type { Directory } from './directory.ts';

/** Makes the lookup of what the agent should know about a customer (ui.md 2). */
export function alertsIn(directory: Pick<Directory, 'find'>): (accountId: string) => readonly AlertView[] {
  return (accountId) => {
    const { alerts = [], isVip } = directory.find(accountId) ?? {};
    const own = alerts.map((text) => ({ text }));
    const all = isVip ? [{ text: 'VIP customer', kind: 'vip' as const }, ...own] : own;
    return all.map((alert, index) => ({ ...alert, id: `${accountId}.${index + 1}`, page: 'account' }));
  };
}
