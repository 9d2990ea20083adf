import { html } from 'lit';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { axeViolations } from '../testing/axe-violations.ts';
import { hasFocus, mount } from '../testing/mount.ts';
import './icw-toolbar-button.ts';

const looks = ['text', 'icon', 'both'] as const;

for (const look of looks) {
  test(`has its name when shown as ${look}`, async () => {
    const element = await mount(
      html`<icw-toolbar-button label="Hold" icon="hold" look=${look} key="H" tab-stop></icw-toolbar-button>`,
    );
    await expect.element(page.getByRole('button')).toHaveAccessibleName('Hold');
    expect(await axeViolations(element)).toEqual([]);
  });
}

test('stays focusable with its reason when it does not work', async () => {
  const element = await mount(
    html`<icw-toolbar-button label="Hold" icon="hold" why="No call is connected." tab-stop></icw-toolbar-button>`,
  );
  await userEvent.keyboard('{Tab}');
  expect(hasFocus(page.getByRole('button'))).toBe(true);
  await expect.element(page.getByRole('button')).toHaveAttribute('aria-disabled', 'true');
  await expect.element(page.getByRole('tooltip')).toHaveTextContent('No call is connected.');
  expect(await axeViolations(element)).toEqual([]);
});

test('shows its shortcut on keyboard focus and hides it on Escape', async () => {
  await mount(html`<icw-toolbar-button label="Hold" key="H" tab-stop></icw-toolbar-button>`);
  await userEvent.keyboard('{Tab}');
  await expect.element(page.getByRole('tooltip')).toHaveTextContent('Ctrl+Alt+H');
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('tooltip')).not.toBeInTheDocument();
});
