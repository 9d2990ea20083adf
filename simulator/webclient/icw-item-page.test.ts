import { html } from 'lit';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { anActionItem, anEmail } from '../fixtures.ts';
import type { ItemView } from '../model.ts';
import { axeViolations } from '../testing/axe-violations.ts';
import { eventsOf, mount, settled } from '../testing/mount.ts';
import { failingSource, sampleSource } from '../testing/sample-source.ts';
import type { IcwItemPage } from './icw-item-page.ts';
import './icw-item-page.ts';

const shown = (item: ItemView | undefined, source = sampleSource()) =>
  mount<IcwItemPage>(html`<icw-item-page .item=${item} .source=${source}></icw-item-page>`);
const button = (name: string) => page.getByRole('button', { name, exact: true });

test('shows an e-mail with its text, its sender and its attachments', async () => {
  const element = await shown(anEmail());
  await expect.element(page.getByRole('heading', { level: 2 })).toHaveTextContent(/Order 4711/);
  await expect.element(page.getByText(/was due last week/)).toBeVisible();
  await expect.element(page.getByText(/order.pdf \(48 KiB\)/)).toBeVisible();
  expect(await axeViolations(element)).toEqual([]);
});

test('answers the sender, once something was written', async () => {
  const element = await shown(anEmail());
  const commands = eventsOf(element, 'icw-command');
  await button('Send Reply').click({ force: true });
  await page.getByRole('textbox', { name: 'Your reply' }).fill('It arrives tomorrow.');
  await button('Send Reply').click();
  expect(commands.map(({ request }) => request)).toEqual([
    {
      command: 'sendMessage',
      to: ['clara.miller@example.com'],
      subject: 'Re: Order 4711 has not arrived',
      text: 'It arrives tomorrow.',
      replyTo: '3001',
    },
  ]);
});

test('completes, gives back, and asks for somebody to forward to', async () => {
  const element = await shown(anEmail());
  const commands = eventsOf(element, 'icw-command');
  const picks = eventsOf(element, 'icw-pick');
  for (const name of ['Complete', 'Reroute', 'Forward']) await button(name).click();
  expect(commands.map(({ request }) => request)).toEqual([
    { command: 'complete', itemId: '3001' },
    { command: 'reroute', itemId: '3001' },
  ]);
  expect(picks.map(({ purpose, itemId }) => [purpose, itemId])).toEqual([['forwardItem', '3001']]);
});

test('reads the text only once the e-mail was accepted', async () => {
  const asked: string[] = [];
  const source = sampleSource({
    content: (messageId) => {
      asked.push(messageId);
      return sampleSource().content(messageId);
    },
  });
  const element = await shown(anEmail({ state: 'alerting', capabilities: ['Accept'] }), source);
  await expect.element(page.getByText('Accept the item to work on it.')).toBeVisible();
  expect(asked).toEqual([]);
  element.item = anEmail();
  await settled(element);
  expect(asked).toEqual(['3001']);
});

test('shows HTML of a stranger in a frame that can run and load nothing', async () => {
  const content = {
    messageId: '3001',
    from: '',
    to: [],
    copies: [],
    subject: '',
    contentType: 'text/html',
    content: '<p>Hello</p><script>parent.wasRun = true</script><img src="/never.png">',
  };
  const source = sampleSource({ content: () => Promise.resolve({ isDone: true, answer: content }) });
  const element = await shown(anEmail(), source);
  await expect.poll(() => element.renderRoot.querySelector('iframe')).not.toBeNull();
  const frame = element.renderRoot.querySelector('iframe');
  expect(frame?.getAttribute('sandbox')).toBe('');
  expect(frame?.srcdoc).toContain("default-src 'none'");
  expect('wasRun' in window).toBe(false);
});

test('shows an action item with the object of SAP that it is about', async () => {
  const element = await shown(anActionItem());
  await expect.element(page.getByText('BUS2000126 0000004711')).toBeVisible();
  await expect.element(page.getByText('The customer wrote that the parcel was open.')).toBeVisible();
  expect(page.getByRole('textbox').elements()).toEqual([]);
  expect(await axeViolations(element)).toEqual([]);
});

test('says why the text could not be read', async () => {
  await shown(anEmail(), failingSource('502 Bad Gateway'));
  await expect.element(page.getByText('The text could not be read: 502 Bad Gateway')).toBeVisible();
});

test('says that there is nothing to work on', async () => {
  const element = await shown(undefined);
  await expect.element(page.getByText('There is no e-mail or action item in this session.')).toBeVisible();
  expect(await axeViolations(element)).toEqual([]);
});
