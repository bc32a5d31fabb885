import { defineConfig } from 'vitest/config';
import quick from './vitest.config.ts';

// Tests of minutes, not seconds; everything else is as for the quick ones.
export default defineConfig({
  ...quick,
  test: {
    ...quick.test,
    include: ['**/*.long.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/.cache/**'],
    passWithNoTests: true,
    testTimeout: 600_000,
  },
});
