import { existsSync } from 'node:fs';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { resolveConditions } from './vite.config.ts';

const chromium = [process.env.CHROMIUM_PATH, '/usr/bin/chromium'].find((path) => path && existsSync(path));

export default defineConfig({
  root: import.meta.dirname,
  resolve: { conditions: resolveConditions },
  optimizeDeps: { noDiscovery: true, include: ['axe-core'] },
  test: {
    name: 'component',
    include: ['**/*.test.ts'],
    testTimeout: 5_000,
    // Each test empties the page, so the files can share one page and its modules.
    isolate: false,
    expect: { poll: { interval: 10 } },
    setupFiles: ['./styles/tokens.css', './testing/clean-page.ts'],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      viewport: { width: 1200, height: 800 },
      provider: playwright({
        launchOptions: {
          ...(chromium ? { executablePath: chromium } : {}),
          args: [
            '--no-sandbox',
            '--disable-gpu',
            '--disable-quic',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
          ],
        },
      }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
