import { html } from 'lit';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aWireDetail, someInteractions, wireMessages } from '../fixtures.ts';
import type { DeskConfig } from '../model.ts';
import { axeViolations } from '../testing/axe-violations.ts';
import { hasFocus, mount, settled } from '../testing/mount.ts';
import { type DeskTab, deskTabs } from './desk-state.ts';
import type { IcwDesk } from './icw-desk.ts';
import './icw-desk.ts';

const config: DeskConfig = {
  cicControl: 'http://127.0.0.1:1/control',
  hasWire: true,
  agents: [{ userId: 'agent1', name: 'Anna Agent', extension: '7001' }],
};

const shown = (tab: DeskTab = 'scenarios', some: Partial<DeskConfig> = {}) => {
  localStorage.removeItem('switchhook-desk');
  return mount<IcwDesk>(html`
    <icw-desk
      style="height: 780px"
      tab=${tab}
      .config=${{ ...config, ...some }}
      .interactions=${someInteractions}
      .wire=${wireMessages(30)}
    ></icw-desk>
  `);
};
const tab = (name: string) => page.getByRole('tab', { name });

test('begins with scenarios, the form that places interactions, and what goes on', async () => {
  const element = await shown();
  await expect.element(page.getByRole('complementary', { name: 'Desk' })).toBeVisible();
  await expect.element(tab('Scenarios')).toHaveAttribute('aria-selected', 'true');
  await expect.element(page.getByRole('form', { name: 'Place an interaction' })).toBeVisible();
  await expect.element(page.getByRole('region', { name: 'In CIC now' })).toBeVisible();
  await expect.element(page.getByRole('region', { name: /^Scenarios/ })).toBeVisible();
  expect(await axeViolations(element)).toEqual([]);
});

test('shows how the play of a file goes beside the file that is being edited', async () => {
  const element = await shown();
  element.desk = {
    ...element.desk,
    edited: { source: '{}', isOwn: false, problems: [] },
    play: {
      playId: 1,
      name: 'mine',
      title: 'My story',
      outcome: 'running',
      steps: [{ text: 'agent1 logs on', state: 'running' }],
    },
  };
  await settled(element);
  await expect.element(page.getByRole('textbox', { name: 'Scenario as JSON' })).toBeVisible();
  await expect.element(page.getByRole('region', { name: 'My story' })).toHaveTextContent(/agent1 logs on/);
  await expect.element(page.getByRole('searchbox', { name: 'Find a scenario' })).not.toBeInTheDocument();
  expect(await axeViolations(element)).toEqual([]);
});

test.each(deskTabs)('has nothing that axe finds in the tab %s', async (each) => {
  const element = await shown(each);
  expect(await axeViolations(element)).toEqual([]);
});

test('is walked through by keyboard and remembers its tab', async () => {
  const element = await shown();
  (tab('Scenarios').element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.poll(() => hasFocus(tab('Wire'))).toBe(true);
  await userEvent.keyboard('{End}');
  await expect.poll(() => hasFocus(tab('Numbers'))).toBe(true);
  await userEvent.keyboard('{ArrowRight}{ArrowLeft}{ArrowLeft}');
  await expect.element(tab('Faults')).toHaveAttribute('aria-selected', 'true');
  element.remove();
  await mount(html`<icw-desk .config=${config}></icw-desk>`);
  await expect.element(tab('Faults')).toHaveAttribute('aria-selected', 'true');
});

test('is made wider and narrower by keyboard', async () => {
  const element = await shown();
  (page.getByRole('separator', { name: 'Width of the desk' }).element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowLeft}');
  const wide = Number.parseInt(element.style.getPropertyValue('--desk-width'), 10);
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  expect(Number.parseInt(element.style.getPropertyValue('--desk-width'), 10)).toBeLessThan(wide);
});

test('shows an open message above the wire, and gives the focus back to the list', async () => {
  const desk = await shown('wire');
  desk.message = { seq: 7, detail: aWireDetail };
  await settled(desk);
  await expect.element(page.getByRole('heading', { name: 'Message 7' })).toBeVisible();
  expect(await axeViolations(desk)).toEqual([]);
  desk.message = undefined;
  await settled(desk);
  expect(hasFocus(page.getByRole('grid'))).toBe(true);
});

test('says that the wire is not tapped, and that there is no mock CIC', async () => {
  const desk = await shown('wire', { hasWire: false });
  await expect.element(page.getByText(/The wire is not tapped in this run/)).toBeVisible();
  expect(page.getByRole('grid').elements()).toEqual([]);
  desk.config = { hasWire: false, agents: [] };
  await tab('Scenarios').click();
  await expect.element(page.getByText(/No mock CIC is connected/)).toBeVisible();
  expect(await axeViolations(desk)).toEqual([]);
});

test('closes to a strip and opens again', async () => {
  const desk = await shown('wire');
  await page.getByRole('button', { name: 'Close the desk' }).click();
  expect(page.getByRole('grid').elements()).toEqual([]);
  expect(desk.collapsed).toBe(true);
  expect(await axeViolations(desk)).toEqual([]);
  await page.getByRole('button', { name: 'Open the desk' }).click();
  await expect.element(page.getByRole('grid')).toBeVisible();
});
