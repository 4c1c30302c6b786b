// npm run db:types: a throw-away database, migrated, and its shape written to db/schema.ts. It needs the migrations only,
// not the built application, so it also works while the application does not build.
import path from 'node:path'
import { startThrowaway } from '../../db/embedded.mjs'
import { root, withModules } from './load-modules.mjs'

const dataDir = path.resolve(root, process.env.DATA_DIR ?? '.data')
const cluster = await startThrowaway({ root, dataDir, name: '-types' })
try {
  await withModules(async (load) => {
    const { writeTypes } = await load('/db/types.server.ts')
    await writeTypes(cluster.url, path.join(root, 'db/schema.ts'))
  })
  process.stdout.write('Wrote db/schema.ts\n')
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
} finally {
  await cluster.stop()
}
