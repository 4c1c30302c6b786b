import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openDatabase } from '#db/connection.server'
import { importLearners } from '~/domain/learners/cohort.commands.server'
import { visitor } from '~/kit/actor'
import { systemContext } from '~/kit/context.server'
import { aFile, aPupil, csvOf } from '#tests/support/cohorts'
import { racingDatabase } from '#tests/support/database'
import { now, urn } from './importing'

const race$ = racingDatabase()

const cohort = (size: number) => aFile(csvOf(Array.from({ length: size }, (_, n) => aPupil(n, { UPN: '', ULN: '' }))))

function learners() {
  return race$.db.selectFrom('learner').select('id').execute()
}

/** The connection on which the work of an import is going on. */
async function connectionAtWork(): Promise<number> {
  for (;;) {
    const { rows } = await sql<{ pid: number }>`
      select pid from pg_locks where locktype = 'advisory' and granted
        and database = (select oid from pg_database where datname = current_database())`.execute(race$.db)
    if (rows[0]) return rows[0].pid
  }
}

/** Only the owner of the server may cut a connection off. */
async function cutOff(pid: number): Promise<void> {
  const owner = openDatabase({ url: race$.url, max: 1 })
  await owner.pool.query('select pg_terminate_backend($1)', [pid])
  await owner.close()
}

test('an import whose connection is cut half way leaves nothing, is seen as interrupted, and goes in whole the next time (F-10)', async () => {
  const ctx = systemContext(race$.db, now)
  const file = await cohort(3_000)
  const cut = expect(importLearners(ctx, { urn, file })).rejects.toThrow()
  await cutOff(await connectionAtWork())
  await cut

  expect(await learners()).toEqual([])
  await importLearners({ ...ctx, now: new Date(now.getTime() + 60_000) }, { urn, file })
  const statuses = await race$.db.selectFrom('intake').select('status').orderBy('startedAt').execute()
  expect(await learners()).toHaveLength(3_000)
  expect(statuses).toEqual([{ status: 'interrupted' }, { status: 'done' }])
})

test('two schools that bring the same learner at once end with one learner, on one roll', async () => {
  const file = await aFile(csvOf([aPupil(77_001, { UPN: '', ULN: '' })]))
  const before = (await learners()).length
  await Promise.all(['900011', '900012'].map((urn) => importLearners(systemContext(race$.db, now), { urn, file })))

  const open = await race$.db
    .selectFrom('rollEntry')
    .innerJoin('organisation', 'organisation.id', 'rollEntry.schoolId')
    .select('rollEntry.id')
    .where('rollEntry.leftOn', 'is', null)
    .where('organisation.urn', 'in', ['900011', '900012'])
    .execute()
  expect((await learners()).length - before).toBe(1)
  expect(open).toHaveLength(1)
})

test('a head brings in the roll of their own school and of no other', async () => {
  const file = await aFile(csvOf([aPupil(88_001, { UPN: '', ULN: '' })]))
  await importLearners(systemContext(race$.db, now), { urn: '900021', file })
  const school = await race$.db
    .selectFrom('organisation')
    .select('id')
    .where('urn', '=', '900021')
    .executeTakeFirstOrThrow()
  const head = {
    ...systemContext(race$.db, now),
    actor: { ...visitor, role: 'head' as const, organisationId: school.id },
  }

  expect((await importLearners(head, { urn: '900021', file })).counts['learners']).toMatchObject({ unchanged: 1 })
  await expect(importLearners(head, { urn: '900022', file })).rejects.toThrow(
    'Only an operator can add an organisation.',
  )
  await expect(importLearners(head, { urn: '900011', file })).rejects.toThrow('Only the school or an operator')
})
