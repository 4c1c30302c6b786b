import { fileURLToPath } from 'node:url'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { startThrowaway } from '#db/embedded.mjs'
import { migrate } from '#db/migrate.server'
import { databaseOn, makeDatabase, neverTidy, TEMPLATE } from './clones'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: string
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** One PostgreSQL for the whole run, migrated once into a template that each test file clones. */
export default async function setup({ provide }: TestProject) {
  const dataDir = path.resolve(root, process.env.DATA_DIR ?? '.data')
  const server = await startThrowaway({ root, dataDir })
  await neverTidy(server.url)
  await makeDatabase(server.url, TEMPLATE)
  await migrate(databaseOn(server.url, TEMPLATE))
  provide('postgres', server.url)
  return () => server.stop()
}
