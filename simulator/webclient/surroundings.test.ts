import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { cdp, page } from 'vitest/browser';
import { fixedNow, webclientStates } from '../fixtures.ts';
import { reachingOut, runningAnimations } from '../gallery/what-is-drawn.ts';
import type { AgentView } from '../model.ts';
import { axeViolations } from '../testing/axe-violations.ts';
import { mount, settled } from '../testing/mount.ts';
import { sampleSource } from '../testing/sample-source.ts';
import './icw-webclient.ts';
import { readPreferences, showLook } from './preferences.ts';

const preferences = readPreferences({ getItem: () => null }, ['en']);
const source = sampleSource();
const shown = (agent: AgentView) =>
  mount(html`
    <icw-webclient .agent=${agent} .source=${source} .preferences=${preferences} .now=${() => fixedNow}></icw-webclient>
  `);

const states = [
  'alerting',
  'full call',
  'chat',
  'email',
  'six sessions',
  'transfer, consulting',
  'dial pad',
] as const;

interface Media {
  send(method: 'Emulation.setEmulatedMedia', features: object): Promise<unknown>;
}
const emulate = (...features: readonly { readonly name: string; readonly value: string }[]) =>
  (cdp() as unknown as Media).send('Emulation.setEmulatedMedia', { features });

afterEach(async () => {
  await emulate();
  showLook(document.documentElement, preferences);
  document.documentElement.style.fontSize = '';
  await page.viewport(1200, 800);
});

for (const state of states) {
  test(`reflows at 320 px when ${state}`, async () => {
    await page.viewport(320, 800);
    const element = await shown(webclientStates[state]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    expect(reachingOut(element, 320)).toEqual([]);
    expect(await axeViolations(element)).toEqual([]);
  });

  test(`loses nothing at 200 % text when ${state}`, async () => {
    document.documentElement.style.fontSize = '200%';
    const element = await shown(webclientStates[state]);
    await settled(element);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(1200);
    expect(reachingOut(element, 1200)).toEqual([]);
  });

  for (const theme of ['dark', 'contrast'] as const) {
    test(`is readable in the theme ${theme} when ${state}`, async () => {
      showLook(document.documentElement, { ...preferences, theme, density: 'compact' });
      expect(await axeViolations(await shown(webclientStates[state]))).toEqual([]);
    });
  }

  test(`moves nothing for who wants no motion when ${state}`, async () => {
    await emulate({ name: 'prefers-reduced-motion', value: 'reduce' });
    const element = await shown(webclientStates[state]);
    expect(matchMedia('(prefers-reduced-motion: reduce)').matches).toBe(true);
    expect(runningAnimations(element)).toEqual([]);
  });
}

test('is dark where the system is, unless the reader chose light', async () => {
  await emulate({ name: 'prefers-color-scheme', value: 'dark' });
  const pageColour = () => getComputedStyle(document.documentElement).getPropertyValue('--icw-page').trim();
  expect(pageColour()).toBe('#15191d');
  showLook(document.documentElement, { ...preferences, theme: 'light' });
  expect(pageColour()).toBe('#f7f8fa');
});

test('tells a disabled, a pressed and a chosen control apart in forced colours', async () => {
  await emulate({ name: 'forced-colors', value: 'active' });
  expect(matchMedia('(forced-colors: active)').matches).toBe(true);
  await shown(webclientStates['full call']);
  const border = (name: string) => {
    const button = page.getByRole('button', { name, exact: true }).element();
    return getComputedStyle(button);
  };
  expect(border('Retrieve').borderTopColor).not.toBe(border('Hold').borderTopColor);
  expect(border('Mute').outlineStyle).toBe('solid');
  expect(border('Hold').outlineStyle).toBe('none');
});

test('has targets of 24 px at least, also when compact', async () => {
  showLook(document.documentElement, { ...preferences, density: 'compact' });
  for (const state of states) {
    document.body.replaceChildren();
    await shown(webclientStates[state]);
    for (const target of [...page.getByRole('button').elements(), ...page.getByRole('tab').elements()]) {
      const { width, height } = target.getBoundingClientRect();
      const name = target.getAttribute('aria-label') ?? target.textContent?.trim();
      expect({ state, name, isLargeEnough: Math.min(width, height) >= 24 }).toEqual({
        state,
        name,
        isLargeEnough: true,
      });
    }
  }
});
