import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { impossibleStates } from '~/jobs'
import { goOn } from '~/domain/results/go-on.commands.server'
import { releaseResults } from '~/domain/results/release-due.commands.server'
import { systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import { aChoice, lettersIn } from '#tests/support/admissions'
import { racingDatabase } from '#tests/support/database'
import { manyApplicants } from '#tests/support/queues'
import { MINUTE } from './places'

const race$ = racingDatabase()
const PLACES = 60

test('three that release at the same minute share it: each place is confirmed once, with one letter', async () => {
  const { db } = race$
  const first = await aChoice(db, { state: 'accepted_conditional' })
  const ids = await manyApplicants(db, first, PLACES, 'accepted_conditional')
  const all = `{${ids.join(',')}}`
  await sql`insert into offer (choice_id, course_run_id, kind, made_at)
    select unnest(${all}::uuid[]), ${first.runId}, 'conditional', ${MINUTE}`.execute(db)
  await sql`insert into offer_condition (offer_id, position, kind, subject, grade, text)
    select id, 0, 'grade', 'Mathematics', '5', 'Mathematics: grade 5 or better' from offer
    where choice_id = any (${all}::uuid[])`.execute(db)
  await sql`insert into exam_result (learner_id, cycle_id, subject, qualification, grade, given_by_id, entered_at)
    select learner_id, cycle_id, 'Maths', 'GCSE (9 to 1)', '7', ${first.town.schoolId}, ${MINUTE} from choice
    where id = any (${all}::uuid[])`.execute(db)

  const ctx = systemContext(db, MINUTE)
  const begun = await Promise.all([1, 2, 3].map(() => releaseResults(ctx)))
  const { id } = await db.selectFrom('resultsRun').select('id').executeTakeFirstOrThrow()
  const settled = await Promise.all([1, 2, 3].map(() => goOn(ctx, id)))
  await drainJobs(db, MINUTE)

  expect(begun.toSorted()).toEqual([0, 0, PLACES])
  expect(settled.reduce((sum, one) => sum + one, 0)).toBe(PLACES)
  const confirmed = db.selectFrom('auditEvent').select('subjectId').where('action', '=', 'place.confirmed')
  const subjects = (await confirmed.execute()).map(({ subjectId }) => subjectId)
  expect(subjects.toSorted()).toEqual(ids.toSorted())
  expect((await lettersIn(db)).filter(({ template }) => template === 'PlaceConfirmed')).toHaveLength(PLACES)
  expect(await db.selectFrom('resultsRun').select(['size', 'finishedAt']).execute()).toEqual([
    { size: PLACES, finishedAt: MINUTE },
  ])
  for (const check of impossibleStates) expect(await check.find(systemContext(db, MINUTE), 5)).toEqual([])
})
