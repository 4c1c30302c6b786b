import { sql } from 'kysely'
import { expect, test } from 'vitest'
import '#tests/support/reactions'
import { refreshAll, refreshSome } from '~/domain/guarantees/refresh.commands.server'
import { systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import { aChoice, aLearner, aTown, FRIDAY, unconditional } from '#tests/support/admissions'
import { racingDatabase } from '#tests/support/database'

const race$ = racingDatabase()
const season = 2027

test('two workers, of which one is killed half way, leave each learner one right answer', async () => {
  const { db, pool } = race$
  const town = await aTown(db)
  await aChoice(db, { town, state: 'offer', terms: unconditional })
  await aChoice(db, { town, state: 'submitted' })
  for (let at = 0; at < 22; at += 1) await aLearner(db, town, { familyName: `Learner ${at}` })
  const ctx = systemContext(db, FRIDAY)
  const batch = { areaId: town.areaId, season, after: null }

  // The first five are there and five more written when the connection is lost: those, and the asking for what follows, are gone.
  await refreshSome(ctx, batch, 5)
  const [known] = await db.selectFrom('guarantee').select('learnerId').orderBy('learnerId', 'desc').limit(1).execute()
  const killed = db.transaction().execute(async (transaction) => {
    await refreshSome(systemContext(transaction, FRIDAY), { ...batch, after: known?.learnerId ?? null }, 5)
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction)
    await pool.query('select pg_terminate_backend($1)', [rows[0]?.pid])
    await sql`select 1`.execute(transaction)
  })
  await expect(killed).rejects.toThrow()
  expect(await counted()).toEqual({ rows: 5, versions: 5 })

  await Promise.all([drainJobs(db, FRIDAY), drainJobs(db, FRIDAY), refreshAll(ctx, batch), refreshAll(ctx, batch)])

  expect(await counted()).toEqual({ rows: 24, versions: 24 })
  const codes = await db.selectFrom('guarantee').select('code').where('code', '<>', '159').orderBy('code').execute()
  expect(codes.map(({ code }) => code)).toEqual(['110', '140'])

  async function counted() {
    const { rows } = await sql<{ rows: number; versions: number }>`
      select count(*)::int as rows, sum(version)::int as versions from guarantee where area_id = ${town.areaId}`.execute(
      db,
    )
    return rows[0]
  }
})
