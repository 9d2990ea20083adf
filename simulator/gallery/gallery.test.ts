/// <reference types="vite/client" />
import { afterEach, describe, expect, test } from 'vitest';
import { cdp, page } from 'vitest/browser';
import { axeViolations } from '../testing/axe-violations.ts';
import { mount, settled } from '../testing/mount.ts';
import { readPreferences, showLook } from '../webclient/preferences.ts';
import { type Exhibit, exhibits } from './exhibits.ts';
import { reachingOut, runningAnimations, unseenControls } from './what-is-drawn.ts';

const modules = Object.keys(import.meta.glob(['../toolbar/icw-*.ts', '../webclient/icw-*.ts']));
const elements = modules
  .filter((path) => !/\.(styles|test)\.ts$/.test(path))
  .map((path) => path.replace(/^.*\/|\.ts$/g, ''));

// The web client has its states looked at in its own tests, and in surroundings of its own.
const parts = Object.entries(exhibits).filter(([element]) => element !== 'icw-webclient');

interface Media {
  send(method: 'Emulation.setEmulatedMedia', features: object): Promise<unknown>;
}
const emulate = (...features: readonly { readonly name: string; readonly value: string }[]) =>
  (cdp() as unknown as Media).send('Emulation.setEmulatedMedia', { features });

afterEach(async () => {
  await emulate();
  showLook(document.documentElement, readPreferences({ getItem: () => null }, ['en']));
  document.documentElement.style.fontSize = '';
  await page.viewport(1200, 800);
});

/** Shows one state after the other, and gives by its name what was found wrong with it. */
async function wrongIn(
  shown: readonly Exhibit[],
  look: (element: HTMLElement) => readonly string[] | Promise<readonly string[]>,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const { state, template } of shown) {
    const element = await mount<HTMLElement>(template);
    await settled(element);
    for (const finding of await look(element)) wrong.push(`${state}: ${finding}`);
    document.body.replaceChildren();
  }
  return wrong;
}

test('the gallery shows every element', () => {
  expect(elements.filter((element) => !exhibits[element])).toEqual([]);
  expect(Object.keys(exhibits).filter((element) => !elements.includes(element))).toEqual([]);
  expect(elements.length).toBeGreaterThan(25);
});

test('the gallery names no state of an element twice', () => {
  for (const [element, shown] of Object.entries(exhibits)) {
    const names = shown.map(({ state }) => state);
    expect({ element, names }).toEqual({ element, names: [...new Set(names)] });
  }
});

describe.each(parts)('%s', (_element, shown) => {
  test('has nothing that axe minds in any state', async () => {
    expect(await wrongIn(shown, axeViolations)).toEqual([]);
  }, 30_000);

  test('reflows at 320 px in every state', async () => {
    await page.viewport(320, 800);
    expect(await wrongIn(shown, (element) => reachingOut(element, 320))).toEqual([]);
  });

  test('loses nothing at 200 % text in any state', async () => {
    document.documentElement.style.fontSize = '200%';
    expect(await wrongIn(shown, (element) => reachingOut(element, 1200))).toEqual([]);
  });

  test('moves nothing for who wants no motion in any state', async () => {
    await emulate({ name: 'prefers-reduced-motion', value: 'reduce' });
    expect(await wrongIn(shown, runningAnimations)).toEqual([]);
  });

  test('draws every control in forced colours in any state', async () => {
    await emulate({ name: 'forced-colors', value: 'active' });
    expect(matchMedia('(forced-colors: active)').matches).toBe(true);
    expect(await wrongIn(shown, unseenControls)).toEqual([]);
  });
});
