import { afterEach } from 'vitest';

// A setup file, so that it holds for every test file although they share their modules.
afterEach(() => {
  document.body.replaceChildren();
});
