import { defineConfig } from 'vitest/config'

// What is tested here is the package as built and packed: npm run build comes first.
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['test/package/**/*.test.ts'],
    globalSetup: ['test/package/built.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
})
