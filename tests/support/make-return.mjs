// Makes the national return of a month in a process of its own, and says how long it took and how much memory it asked for.
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { withModules } from '../../app/cli/load-modules.mjs'

/** @type {{ url: string, snapshotId: string, file: string }} */
const { url, snapshotId, file } = JSON.parse(process.argv[2] ?? '{}')

await withModules(async (load) => {
  const { openDatabase } = await load('/db/connection.server.ts')
  const { systemContext } = await load('/app/kit/context.server.ts')
  const { freezeMonth } = await load('/app/domain/nccis-returns/freeze.commands.server.ts')
  const { faultsOf, findReturn } = await load('/app/domain/nccis-returns/return.queries.server.ts')
  const { recordsOf } = await load('/app/domain/nccis-returns/return-file.queries.server.ts')
  const { writeReturn } = await load('/app/domain/nccis-returns/return-writer.ts')
  const { headerOf } = await load('/app/domain/nccis-returns/month.ts')
  const opened = openDatabase({ url, max: 2 })
  const ctx = systemContext(opened.db, new Date('2026-12-02T09:00:00Z'))
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let most = before
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 5)
  const began = performance.now()
  await freezeMonth(ctx, snapshotId)
  const frozenMs = performance.now() - began
  const month = { ...(await findReturn(ctx, snapshotId)), authorities: ['919'] }
  const pieces = writeReturn(headerOf(month, '2026-12-02'), recordsOf(ctx, snapshotId))
  await pipeline(Readable.from(pieces), createWriteStream(file))
  const writtenMs = performance.now() - began - frozenMs
  clearInterval(watch)
  const faults = (await faultsOf(ctx, snapshotId)).reduce(
    (/** @type {number} */ sum, /** @type {any} */ one) => sum + Number(one.count),
    0,
  )
  const megabytes = (most - before) / 1024 / 1024
  process.stdout.write(`answer ${JSON.stringify({ people: month.people, faults, frozenMs, writtenMs, megabytes })}\n`)
  await opened.close()
})
