/** Browser tests: each file has its own browser, each test its own host and data file. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['*.test.mjs'],
    environment: 'node',
    testTimeout: 90_000,
    hookTimeout: 60_000,
    // two cores: a browser and a host keep one busy
    maxWorkers: 2,
    retry: 0,
  },
});
