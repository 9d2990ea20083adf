import { defineConfig } from 'vitest/config';

const conditions = ['switchhook-source', 'node', 'import', 'module', 'default'];

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
          include: ['contracts/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
    ],
  },
});
