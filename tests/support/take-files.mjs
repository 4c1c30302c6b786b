// Takes files in, one after the other, in a process of its own, and says of each how long it took and how much memory
// it asked for. Nothing but the importer is at work here, so what grows is its doing.
import { withModules } from '../../app/cli/load-modules.mjs'

/** @type {{ url: string, files: { path: string, as: 'courses' | 'learners', isDryRun?: boolean }[] }} */
const { url, files } = JSON.parse(process.argv[2] ?? '{}')

await withModules(async (load) => {
  const { openDatabase } = await load('/db/connection.server.ts')
  const { systemContext } = await load('/app/kit/context.server.ts')
  const { receiveFile } = await load('/app/kit/intake-text.server.ts')
  const { importCourses } = await load('/app/domain/catalogues/catalogue.commands.server.ts')
  const { importLearners } = await load('/app/domain/learners/cohort.commands.server.ts')
  const opened = openDatabase({ url, max: 2 })
  const ctx = systemContext(opened.db, new Date('2026-11-20T09:00:00Z'))
  for (const { path, as, isDryRun = false } of files) {
    const answer = await measured(async () => {
      const file = await receiveFile(path)
      return as === 'courses'
        ? importCourses(ctx, file, { ukprn: '10000001', isDryRun })
        : importLearners(ctx, { urn: '900001', file, isDryRun })
    })
    process.stdout.write(`answer ${JSON.stringify(answer)}\n`)
  }
  await opened.close()
})

/** @param {() => Promise<any>} work */
async function measured(work) {
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let most = before
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 5)
  const began = performance.now()
  try {
    const { status, findings, counts } = await work().catch((/** @type {any} */ error) => {
      if (!error.finding) throw error
      return { status: 'refused', findings: [error.finding], counts: {} }
    })
    const { code, sentence } = findings.at(-1) ?? {}
    const ms = performance.now() - began
    return {
      status,
      counts,
      code,
      sentence,
      ms,
      megabytes: (Math.max(most, process.memoryUsage().rss) - before) / 1024 / 1024,
    }
  } finally {
    clearInterval(watch)
  }
}
