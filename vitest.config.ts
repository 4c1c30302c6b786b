import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

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
    include: ['tests/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/support/global-setup.ts'],
    setupFiles: ['tests/support/console.ts', 'tests/support/reactions.ts'],
    // A worker reads the application once for all its files, which is a third of the time. Whatever a module keeps is kept for one
    // set of connections (db/connection.server, onConnections), and those are each file's own.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    css: false,
  },
})
