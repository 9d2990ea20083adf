import { defineConfig } from 'vitest/config';

const conditions = ['switchhook-source', 'node', 'import', 'module', 'default'];

// Vitest leaves one core free for a person at the keyboard; of two that is half of all.
const maxWorkers = '100%';

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { conditions },
        ssr: { resolve: { conditions } },
        test: {
          name: 'unit',
          environment: 'node',
          pool: 'forks',
          maxWorkers,
          include: ['{bridge,mocks,stack,tools}/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      './simulator/vitest.config.*',
      {
        resolve: { conditions },
        ssr: { resolve: { conditions } },
        test: {
          name: 'contracts',
          environment: 'node',
          pool: 'forks',
          maxWorkers,
          include: ['contracts/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
    ],
  },
});
