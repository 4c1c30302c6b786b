import path from 'node:path'
import { withModules } from '../../app/cli/load-modules.mjs'
import { startThrowaway } from '../../db/embedded.mjs'
import { databaseOn, makeDatabase, TEMPLATE } from './clones'

const root = path.resolve(import.meta.dirname, '../..')

/** One PostgreSQL for all journeys, migrated once into a template that each Playwright worker clones. */
export default async function setup() {
  const dataDir = path.resolve(root, process.env.DATA_DIR ?? '.data')
  const server = await startThrowaway({ root, dataDir, name: '-journeys' })
  await makeDatabase(server.url, TEMPLATE)
  await withModules(async (load) => {
    const { migrate } = await load('/db/migrate.server.ts')
    await migrate(databaseOn(server.url, TEMPLATE))
  })
  process.env.JOURNEY_SERVER = server.url
  return () => server.stop()
}
