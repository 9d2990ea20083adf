import { z } from 'zod';
import type { Licences } from '../licences.ts';
import type { Subscription } from '../subscription.ts';

export const licenceListSchema = z.object({ licenseList: z.array(z.string().min(1)) });

/** Which of some licences the session holds; a delta names only what changed (icws.md 3.5). */
export function licenceSubscription(
  licences: Licences,
  sessionId: string,
  { licenseList }: z.output<typeof licenceListSchema>,
): Subscription {
  const told = new Map<string, boolean>();

  function changed(): readonly { readonly name: string; readonly isAssigned: boolean }[] {
    const states = licenseList.map((name) => ({ name, isAssigned: licences.holds(sessionId, name) }));
    const news = states.filter(({ name, isAssigned }) => told.get(name) !== isAssigned);
    for (const { name, isAssigned } of news) told.set(name, isAssigned);
    return news;
  }

  function message(isDelta: boolean, licenseAssignedStatusList: readonly unknown[]) {
    return { __type: 'urn:inin.com:licenses:licenseMessage', isDelta, licenseAssignedStatusList } as const;
  }

  return {
    topics: [`licences:${sessionId}`],
    snapshot() {
      told.clear();
      return [message(false, changed())];
    },
    tell() {
      const news = changed();
      return news.length === 0 ? undefined : message(true, news);
    },
  };
}
