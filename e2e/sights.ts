import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';

/**
 * Notes what the agents of a page get to see, from its first document on: the bar, the page's title, the work mode, the
 * messages and the tabs, each time that one of them changes. A person who looks at the screen while a scenario is
 * played sees more than its end.
 */
export async function watchSights(page: Page): Promise<void> {
  await page.addInitScript({ path: fileURLToPath(new URL('in-page/sights.js', import.meta.url)) });
}

/** What one agent of the page has seen so far, in order. */
export const sightsOf = (page: Page, userId: string): Promise<readonly string[]> =>
  page.evaluate(
    (id) => (globalThis as unknown as { sights: Record<string, string[]> }).sights[id] ?? [],
    userId,
  );
