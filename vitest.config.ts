import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const tests = ['tests/**/*.test.{ts,tsx}']
/** These set up their process in a way of their own, or count what it has kept. */
const alone = ['tests/{faults,cli}/**/*.test.ts', 'tests/kit/prepared.test.ts']
const setupFiles = ['tests/support/console.ts']

const folder = (name: string) => fileURLToPath(new URL(name, import.meta.url))

export default defineConfig({
  resolve: {
    alias: [
      { find: /^~\//, replacement: folder('./app/') },
      { find: /^#db\//, replacement: folder('./db/') },
      { find: /^#emails\//, replacement: folder('./emails/') },
      { find: /^#tests\//, replacement: folder('./tests/') },
    ],
  },
  test: {
    globalSetup: ['tests/support/global-setup.ts'],
    // A machine that is shared may be four times slower than a quiet one: only what hangs may run out of time.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    css: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'rooms',
          include: tests,
          exclude: alone,
          setupFiles: [...setupFiles, 'tests/support/reactions.ts'],
          // A worker reads the application once for all its files, which saves a third of the time. Whatever a module keeps is
          // kept for one set of connections (db/connection.server, onConnections), and those are each file's own.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: alone, setupFiles } },
    ],
  },
})
