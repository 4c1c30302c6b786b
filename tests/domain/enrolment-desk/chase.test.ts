import { expect, test } from 'vitest'
import '~/jobs'
import { chaseNotEnrolled } from '~/domain/enrolment-desk/chase.commands.server'
import { notSeenYet } from '~/domain/enrolment-desk/chase.queries.server'
import { enrolLearner, markNotArrived } from '~/domain/enrolments/enrolment.commands.server'
import { systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import { aChoice, aColleague, lettersIn } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aReason } from '#tests/support/tracking'
import { inTerm } from '../enrolment-files/sending'

const test$ = testDatabase()
const DAY_5 = new Date('2027-09-13T06:28:00Z')

test('who is not enrolled by day 5 is asked after once, and stands on the desk’s list until something is said', async () => {
  const { db } = test$
  const [here, late, gone, missing] = [await begun(), await begun(), await begun(), await begun()]
  await enrolLearner(inTerm(here), here.id, { startedOn: '2027-09-06', version: undefined })
  await db.updateTable('courseRun').set({ startsOn: '2027-09-07' }).where('id', '=', late.runId).execute()

  expect(await chaseNotEnrolled(systemContext(db, DAY_5))).toBe(2)
  expect(await chaseNotEnrolled(systemContext(db, DAY_5))).toBe(0)
  await drainJobs(db, DAY_5)

  const written = (await lettersIn(db)).filter(({ template }) => template === 'NotSeenYet')
  expect(written.map(({ subject }) => subject).toSorted()).toEqual([
    'Has Amina started at Riverside College?',
    'Has Amina started at Riverside College?',
    'Have you started at Riverside College?',
    'Have you started at Riverside College?',
  ])
  expect(await notSeenYet(inTerm(missing))).toMatchObject([{ id: missing.id }])
  const reason = await aReason(db, 'not-arrived', 'no-contact')
  await markNotArrived(inTerm(gone), gone.id, { reason, detail: '', version: undefined })
  expect(await notSeenYet(inTerm(gone))).toEqual([])
})

async function begun() {
  const choice = await aChoice(test$.db, { state: 'place_confirmed', run: { startsOn: '2027-09-06' } })
  await aColleague(test$.db, choice.town.schoolId, 'tutor', '11A')
  return choice
}
