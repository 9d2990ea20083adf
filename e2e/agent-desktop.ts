import { expect, type Locator, type Page } from '@playwright/test';

/** The web client and the desk as an agent finds their way through them: by role and label. */
export class AgentDesktop {
  /** The agent's own web client; of several in one page, theirs. */
  readonly client: Locator;
  readonly toolbar: Locator;
  /** The bar that shows who is calling: name or number on its left, details on its right. */
  readonly call: Locator;
  readonly desk: Locator;
  readonly wire: Locator;

  constructor(
    readonly page: Page,
    readonly url: string,
    readonly userId = 'agent1',
    client: Locator = page.locator('icw-webclient'),
  ) {
    this.client = client;
    this.toolbar = client.getByRole('toolbar', { name: 'Communication toolbar' });
    this.call = client.getByRole('region', { name: 'Call', exact: true });
    this.desk = page.getByRole('complementary', { name: 'Desk' });
    this.wire = this.desk.getByRole('grid', { name: /^Wire/ });
  }

  async open(): Promise<void> {
    await this.page.goto(`${this.url}?agent=${this.userId}`);
  }

  async logOn(): Promise<void> {
    await this.open();
    await this.client.getByRole('button', { name: 'Log On', exact: true }).click();
    await expect(this.toolbar).toBeVisible();
  }

  async becomeReady(): Promise<void> {
    await this.workMode.click();
    await this.client.getByRole('menuitemradio', { name: 'Ready', exact: true }).click();
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

  /** Waits until the button works, then presses it; also where there is no room for it but in the menu. */
  async press(name: string): Promise<void> {
    const more = this.toolbar.getByRole('button', { name: 'More buttons' });
    await expect(this.button(name).or(more).first()).toBeVisible();
    if (await this.button(name).isVisible()) {
      await this.expectEnabled(name);
      await this.button(name).click();
      return;
    }
    await more.click();
    const entry = this.toolbar.getByRole('menuitem', { name, exact: true });
    await expect(entry).not.toHaveAttribute('aria-disabled', 'true');
    await entry.click();
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

  /** Opens a part of the desk, such as Wire. */
  async openDesk(part: string): Promise<void> {
    await this.desk.getByRole('tab', { name: part, exact: true }).click();
  }

  /** Narrows the wire list to the messages of one name and gives the newest. */
  async findMessage(name: string): Promise<Locator> {
    await this.openDesk('Wire');
    await this.desk.getByRole('tab', { name: 'Wire' }).click();
    await this.desk.getByRole('searchbox', { name: 'Filter by text' }).fill(name);
    const row = this.wire.getByRole('row').filter({ hasText: name }).last();
    await expect(row).toBeVisible();
    return row;
  }

  async openMessage(name: string): Promise<void> {
    await (await this.findMessage(name)).click();
  }

  get main(): Locator {
    return this.client.getByRole('main');
  }

  get pageTitle(): Locator {
    return this.main.getByRole('heading', { level: 2 });
  }

  /** Goes to a page by the navigation bar. */
  async goTo(page: string): Promise<void> {
    await this.client.getByRole('navigation').getByRole('button', { name: page, exact: true }).click();
  }

  get tabs(): Locator {
    return this.client.getByRole('tablist', { name: 'Sessions' }).getByRole('tab');
  }
}
