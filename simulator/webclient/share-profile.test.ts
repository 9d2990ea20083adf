import { expect, test } from 'vitest';
import { defaultProfile } from '../toolbar/toolbar-profile.ts';
import { profileInHash, profileLink } from './share-profile.ts';

test('carries a profile in the hash of a link, and leaves the rest of the address alone', async () => {
  const link = new URL(await profileLink('http://127.0.0.1:4300/?agent=agent2#tab=wire', defaultProfile));
  expect(link.search).toBe('?agent=agent2');
  expect(link.hash).toContain('tab=wire');
  expect(await profileInHash(link.hash)).toEqual({ isValid: true, profile: defaultProfile });
});

test('makes the link much shorter than the profile', async () => {
  const link = await profileLink('http://127.0.0.1/', defaultProfile);
  expect(link.length).toBeLessThan(JSON.stringify(defaultProfile).length / 2);
});

test('finds no profile where there is none', async () => {
  expect(await profileInHash('')).toBeUndefined();
  expect(await profileInHash('#tab=wire')).toBeUndefined();
});

test.each(['#profile=%%%', '#profile=AAAA', '#profile='])('refuses the broken link %s', async (hash) => {
  expect(await profileInHash(hash)).toMatchObject({ isValid: false });
});

test('refuses a profile with problems, and tells them', async () => {
  const link = new URL(
    await profileLink('http://127.0.0.1/', { generic: { buttons: [{ id: 'end', position: 99 }] } }),
  );
  expect(await profileInHash(link.hash)).toEqual({
    isValid: false,
    problems: ['generic.buttons[0].position: use a whole number from 0 to 15.'],
  });
});

test('refuses a link that unpacks to far more than a profile', async () => {
  const huge = { name: 'x'.repeat(200_000), generic: { buttons: [] } };
  const link = new URL(await profileLink('http://127.0.0.1/', huge));
  expect(link.hash.length).toBeLessThan(2_000);
  expect(await profileInHash(link.hash)).toMatchObject({
    isValid: false,
    problems: ['Failed to read the profile: it is longer than 65536 characters.'],
  });
});
