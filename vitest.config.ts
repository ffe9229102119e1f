import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: 'scripts/viewer.ts', // the report's page holds a bundle
    include: ['test/**/*.test.ts'],
    exclude: ['test/consumer/**', 'test/package/**'], // the package as built: npm run test:package
    testTimeout: 300_000,
    hookTimeout: 300_000,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      exclude: ['src/cli/**', 'src/report/viewer/**', 'src/**/index.ts'],
    },
  },
})
