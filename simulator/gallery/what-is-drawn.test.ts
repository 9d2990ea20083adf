import { html } from 'lit';
import { expect, test } from 'vitest';
import { mount } from '../testing/mount.ts';
import { reachingOut, runningAnimations, unseenControls } from './what-is-drawn.ts';

test('names what is wider than the page, and leaves out what nobody sees', async () => {
  const element = await mount(html`
    <div style="width: 100px">
      <p class="wide" style="width: 400px">too wide</p>
      <p class="hidden" style="width: 400px; visibility: hidden">not drawn</p>
      <p class="fits">fits</p>
    </div>
  `);
  expect(reachingOut(element, 320)).toEqual(['p.wide']);
});

test('names an animation that runs', async () => {
  const element = await mount(html`
    <div>
      <style>
        @keyframes turn { to { rotate: 1turn; } }
      </style>
      <p style="animation: turn 9s">turns</p>
    </div>
  `);
  expect(runningAnimations(element)).toEqual(['turn']);
});

test('names a control that only its background sets off', async () => {
  const bare = 'border: 0; appearance: none; width: 20px; height: 20px';
  const element = await mount(html`
    <div>
      <button id="bare" style=${`${bare}; background: green`}></button>
      <button id="bordered" style="border: 1px solid"></button>
      <button id="named" style=${bare}>Go</button>
      <button id="drawn" style=${bare}><svg stroke="currentcolor"></svg></button>
      <button id="gone" style="display: none"></button>
    </div>
  `);
  expect(unseenControls(element)).toEqual(['button bare']);
});
