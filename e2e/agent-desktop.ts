import { expect, type Locator, type Page } from '@playwright/test';

/** The web client and the desk as an agent finds their way through them: by role and label. */
export class AgentDesktop {
  readonly toolbar: Locator;
  /** The bar that shows who is calling: name or number on its left, details on its right. */
  readonly call: Locator;
  readonly desk: Locator;
  readonly wire: Locator;

  constructor(
    readonly page: Page,
    readonly url: string,
  ) {
    this.toolbar = page.getByRole('toolbar', { name: 'Communication toolbar' });
    this.call = page.getByRole('region', { name: 'Call', exact: true });
    this.desk = page.getByRole('complementary', { name: 'Desk' });
    this.wire = this.desk.getByRole('grid', { name: /^Wire/ });
  }

  async logOn(userId = 'agent1'): Promise<void> {
    await this.page.goto(`${this.url}?agent=${userId}`);
    await this.page.getByRole('button', { name: 'Log On' }).click();
    await expect(this.toolbar).toBeVisible();
  }

  async becomeReady(): Promise<void> {
    await this.workMode.click();
    await this.page.getByRole('menuitemradio', { name: 'Ready', exact: true }).click();
    await this.expectWorkMode('Ready');
  }

  get workMode(): Locator {
    return this.toolbar.getByRole('button', { name: 'Work mode' });
  }

  async expectWorkMode(name: string): Promise<void> {
    await expect(this.workMode).toHaveAccessibleName(new RegExp(`^Work mode ${name}\\b`));
  }

  button(name: string): Locator {
    return this.toolbar.getByRole('button', { name, exact: true });
  }

  /** Waits until the button works, then presses it. */
  async press(name: string): Promise<void> {
    await this.expectEnabled(name);
    await this.button(name).click();
  }

  async expectEnabled(...names: readonly string[]): Promise<void> {
    for (const name of names) await expect(this.button(name)).not.toHaveAttribute('aria-disabled', 'true');
  }

  /** Disabled buttons stay in reach of the keyboard (ui.md 12): they say so instead of going away. */
  async expectDisabled(...names: readonly string[]): Promise<void> {
    for (const name of names) await expect(this.button(name)).toHaveAttribute('aria-disabled', 'true');
  }

  async expectCall(state: string): Promise<void> {
    await expect(this.call).toContainText(state);
  }

  async dial(number: string): Promise<void> {
    await this.toolbar.getByRole('textbox', { name: 'Number to dial' }).fill(number);
    await this.press('Dial');
  }

  /** Narrows the wire list to the messages of one name and gives the newest. */
  async findMessage(name: string): Promise<Locator> {
    await this.desk.getByRole('searchbox', { name: 'Filter by text' }).fill(name);
    const row = this.wire.getByRole('row').filter({ hasText: name }).last();
    await expect(row).toBeVisible();
    return row;
  }

  async openMessage(name: string): Promise<void> {
    await (await this.findMessage(name)).click();
  }

  get pageTitle(): Locator {
    return this.page.getByRole('main').getByRole('heading', { level: 2 });
  }
}
