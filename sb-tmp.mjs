import { createRequire } from 'node:module'
const { createServer } = await import('/work/main/node_modules/vite/dist/node/index.js')
import { readFileSync } from 'node:fs'
const root = '/work/main'
const [, , port] = readFileSync('/tmp/pros-county/postgres/postmaster.pid', 'utf8')
  .split('\n')
  .filter((x, i) => [0, 1, 3].includes(i))
const password = readFileSync('/tmp/pros-county/postgres/onward.password', 'utf8')
const url = `postgres://onward:${password}@127.0.0.1:${port}/onward`
const vite = await createServer({
  root,
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, watch: null },
  optimizeDeps: { noDiscovery: true },
  resolve: {
    alias: [
      { find: /^~\//, replacement: root + '/app/' },
      { find: /^#db\//, replacement: root + '/db/' },
    ],
  },
})
const { openDatabase } = await vite.ssrLoadModule('/db/connection.server.ts')
const { searchOrSuggest, searchCourses } = await vite.ssrLoadModule(
  '/app/domain/prospectus/course-search.queries.server.ts',
)
const { courseQuery } = await vite.ssrLoadModule('/app/domain/prospectus/course-search.ts')
const { questionsAbout } = await vite.ssrLoadModule('/tests/bench/search-questions.ts')
const { sql } = await import('/work/main/node_modules/kysely/dist/index.js')
const { systemContext } = await vite.ssrLoadModule('/app/kit/context.server.ts')
const o = openDatabase({ url, max: 1 })
const ctx = systemContext(o.db, new Date())
if (process.argv[2] === 'redo') {
  await o.pool.query(
    `drop table course_search_run, course_search, search_word, prospectus_edition, outcode cascade; drop function prospectus_query, prospectus_text; drop text search configuration prospectus; delete from kysely_migration where name like '2026-11-21-21%' or name like '2026-11-21-22%'`,
  )
  await o.pool.query('drop function if exists outcode_point; drop function if exists great_circle_miles')
  const { migrate } = await vite.ssrLoadModule('/db/migrate.server.ts')
  await migrate(url)
  const { refreshSearch } = await vite.ssrLoadModule('/app/domain/prospectus/course-search.commands.server.ts')
  const ids = (await o.pool.query("select id from course where status = 'live'")).rows.map((r) => r.id)
  const t = performance.now()
  await refreshSearch(ctx, ids)
  console.log('refreshed', ids.length, performance.now() - t)
  await o.pool.query('vacuum analyze')
} else if (process.argv[2] === 'sql') {
  const r = await o.pool.query(process.argv[3])
  for (const row of r.rows) console.log(row['QUERY PLAN'] ?? JSON.stringify(row))
} else if (process.argv[2] === 'plan') {
  const q = courseQuery(new URLSearchParams(process.argv[3]))
  let compiled
  const orig = o.pool.connect.bind(o.pool)
  const c = await orig()
  const oq = c.query.bind(c)
  c.query = (...a) => {
    if (typeof a[0] === 'string' && a[0].includes('prospectus_query')) compiled = a
    return oq(...a)
  }
  o.pool.connect = async () => c
  c.release = () => {}
  await searchCourses(ctx, q)
  const r = await oq('explain (analyze, timing on) ' + compiled[0], compiled[1])
  console.log(r.rows.map((x) => x['QUERY PLAN']).join('\n'))
} else if (process.argv[2] === 'named') {
  for (const ask of [
    'q=plumbing',
    'q=plumbing&postcode=QX5&within=15',
    'q=level+3',
    'q=business&postcode=QX5&within=15',
    'q=business&level=3',
  ]) {
    const q = courseQuery(new URLSearchParams(ask))
    let compiled
    const c = await o.pool.connect()
    const oq = c.query.bind(c)
    c.query = (...a) => {
      if (typeof a[0] === 'string' && a[0].includes('prospectus_query')) compiled = a
      return oq(...a)
    }
    const oc = o.pool.connect
    o.pool.connect = async () => c
    const rel = c.release.bind(c)
    c.release = () => {}
    await searchCourses(ctx, q)
    const time = async (f) => {
      let best = 1e9
      for (let i = 0; i < 25; i++) {
        const t = performance.now()
        await f()
        best = Math.min(best, performance.now() - t)
      }
      return best.toFixed(2)
    }
    console.log(
      ask,
      'kysely',
      await time(() => searchCourses(ctx, q)),
      'unnamed',
      await time(() => oq(compiled[0], compiled[1])),
      'named',
      await time(() => oq({ name: 'n' + ask, text: compiled[0], values: compiled[1] })),
    )
    await oq('set plan_cache_mode = force_generic_plan')
    console.log('generic', await time(() => oq({ name: 'g' + ask, text: compiled[0], values: compiled[1] })))
    await oq('reset plan_cache_mode')
    console.log(
      'query fn',
      await time(() => oq('select * from prospectus_query($1, false)', [q.words])),
      'match',
      await time(() =>
        oq(
          'select count(*), max(4*ts_rank(lead, exact)+ts_rank(lead,wide)) from course_search, prospectus_query($1, false) a where words @@ a.wide',
          [q.words],
        ),
      ),
      'select 1',
      await time(() => oq('select 1')),
    )
    c.query = oq
    o.pool.connect = oc
    c.release = rel
    rel()
  }
} else {
  const titles = (await o.pool.query('select distinct title from course_search order by title')).rows.map(
    (r) => r.title,
  )
  const places = (
    await o.pool.query('select distinct outcode from course_search_run where outcode is not null order by 1')
  ).rows.map((r) => r.outcode)
  const qs = questionsAbout(titles, places)
  const only = process.argv[2]
  const p = (a, f) => a.toSorted((x, y) => x - y)[Math.floor(a.length * f)]
  let best = qs.map(() => 1e9),
    bare = qs.map(() => 1e9),
    answered = 0,
    totals = []
  for (let pass = 0; pass < 5; pass++) {
    answered = 0
    totals = []
    for (let i = 0; i < qs.length; i++) {
      const q = qs[i]
      let t = performance.now()
      await sql`select count(*) from course_search, (select wide from prospectus_query(${q.words}, false)) asked where course_search.words @@ asked.wide`.execute(
        o.db,
      )
      bare[i] = Math.min(bare[i], performance.now() - t)
      t = performance.now()
      const { found } = await searchOrSuggest(ctx, q)
      best[i] = Math.min(best[i], performance.now() - t)
      if (found.total) answered++
      totals.push(found.total)
    }
  }
  console.log(
    'best-of-5: p50',
    p(best, 0.5).toFixed(2),
    'p90',
    p(best, 0.9).toFixed(2),
    'p95',
    p(best, 0.95).toFixed(2),
    'max',
    p(best, 0.999).toFixed(1),
    '| bare p50',
    p(bare, 0.5).toFixed(2),
    'p95',
    p(bare, 0.95).toFixed(2),
    '| ratio',
    (p(best, 0.95) / p(bare, 0.5)).toFixed(1),
    'answered',
    answered,
  )
  const order = best
    .map((t, i) => i)
    .toSorted((a, b) => best[b] - best[a])
    .slice(0, 40)
  for (const i of order)
    console.log(
      best[i].toFixed(1),
      bare[i].toFixed(1),
      totals[i],
      qs[i].words,
      '|',
      qs[i].outcode,
      qs[i].levels.join(),
      qs[i].routes.join(),
    )
}
await o.close()
await vite.close()
process.exit(0)
