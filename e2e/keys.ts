import { expect, type Locator, type Page } from '@playwright/test';

/** Far more than any page has stops. */
const mostStops = 120;

/**
 * An agent without a mouse: whatever they reach, they reach by keys alone, as a person would. Nothing here clicks, and
 * nothing puts the focus anywhere by script.
 */
export class Keys {
  constructor(private readonly page: Page) {}

  press(...keys: readonly string[]): Promise<void> {
    return this.#each(keys, (key) => this.page.keyboard.press(key));
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  /** Presses Tab until it has the focus; fails where Tab never comes there. */
  tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    return this.#goTo(target, key);
  }

  /** Goes on with an arrow key from where the focus is: inside a toolbar, a tablist, a menu or a list. */
  arrowTo(target: Locator, key: 'ArrowRight' | 'ArrowLeft' | 'ArrowDown' | 'ArrowUp'): Promise<void> {
    return this.#goTo(target, key);
  }

  /** Tabs to something and presses Enter on it. */
  async enter(target: Locator): Promise<void> {
    await this.tabTo(target);
    await this.press('Enter');
  }

  async #goTo(target: Locator, key: string): Promise<void> {
    await expect(target).toBeVisible();
    for (let stop = 0; stop < mostStops; stop += 1) {
      if (await hasFocus(target)) return;
      await this.page.keyboard.press(key);
    }
    await expect(target, `${key} leads to it`).toBeFocused();
  }

  async #each(keys: readonly string[], act: (key: string) => Promise<void>): Promise<void> {
    for (const key of keys) await act(key);
  }
}

const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element.matches(':focus'));

/** Counts what a mouse, a pen or a finger would do to a page, from its first document on. */
export async function countPointers(page: Page): Promise<() => Promise<number>> {
  let pointers = 0;
  await page.exposeFunction('noteThePointer', () => {
    pointers += 1;
  });
  await page.addInitScript({
    content: "addEventListener('pointerdown', () => noteThePointer(), { capture: true });",
  });
  return async () => pointers;
}
