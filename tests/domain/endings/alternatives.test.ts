import { expect, test } from 'vitest'
import '~/jobs'
import { addChoice } from '~/domain/applications/choice.commands.server'
import { alternativeLine } from '~/domain/endings/alternative'
import { alternativesFor, alternativesNearCourse } from '~/domain/endings/alternative.queries.server'
import { rejectChoice } from '~/domain/endings/rejection.commands.server'
import { refreshSearch } from '~/domain/search/course-search.commands.server'
import { systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import { aChoice, aCourseRun, aProvider, FRIDAY, lettersIn, type ChoiceWithAll } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aReason } from '#tests/support/tracking'

const test$ = testDatabase()

test('are open, of the same subject and level, near home, and none that the learner has applied for', async () => {
  const choice = await aTownOfPlumbers()

  const found = await alternativesFor(choice.learner, choice.id)

  expect(found.map(({ title }) => title)).toEqual(['Plumbing near', 'Plumbing far'])
  expect(found[0]?.miles ?? 99).toBeLessThan(found[1]?.miles ?? 0)
})

test('shown to the provider do not tell what else the learner has applied for', async () => {
  const choice = await aTownOfPlumbers()

  const titles = (await alternativesNearCourse(choice.officer, choice.id)).map(({ title }) => title)

  expect(titles.toSorted()).toEqual(['Plumbing chosen', 'Plumbing far', 'Plumbing near'])
})

test('stand in the letter of a rejection', async () => {
  const choice = await aTownOfPlumbers()

  const full = await aReason(test$.db, 'rejection', 'course-full')
  await rejectChoice(choice.officer, choice.id, { reasons: [full], details: {}, message: '' })
  await drainJobs(test$.db, FRIDAY)

  const letter = (await lettersIn(test$.db)).find(({ template }) => template === 'Unsuccessful')
  expect(letter?.body).toContain('These courses are like it, and have places')
  expect(letter?.body).toContain('Plumbing near, Hilltop College')
  expect(letter?.body).not.toContain('Plumbing chosen')
})

test('are none where nobody knows the subject of the course', async () => {
  const choice = await aChoice(test$.db)

  expect(await alternativesFor(choice.learner, choice.id)).toEqual([])
})

test('are one line each', () => {
  const course = { title: 'Plumbing', provider: 'Riverside College' }

  expect(alternativeLine({ ...course, miles: 3.2 })).toBe('Plumbing, Riverside College, about 3 miles away')
  expect(alternativeLine({ ...course, miles: null })).toBe('Plumbing, Riverside College')
})

/** A plumbing course that was applied for, and others like it and unlike it. */
async function aTownOfPlumbers(): Promise<ChoiceWithAll> {
  const { db } = test$
  const choice = await aChoice(db)
  const other = await aProvider(db, choice.town, { name: 'Hilltop College' })
  await db.updateTable('learner').set({ postcode: 'AL1 1AA' }).where('id', '=', choice.learnerId).execute()
  const near = await aRunAt(other, 'Plumbing near', 'AL1 2BB')
  const far = await aRunAt(other, 'Plumbing far', 'SG1 1AA')
  const chosen = await aRunAt(other, 'Plumbing chosen', 'AL1 2BB')
  const full = await aRunAt(other, 'Plumbing full', 'AL1 2BB', { isFull: true, isOpen: false })
  await aRunAt(other, 'Baking', 'AL1 2BB')
  await addChoice(choice.learner, choice.learnerId, chosen)
  await plumbing([choice.runId, near, far, chosen, full])
  return choice
}

async function aRunAt(
  providerId: string,
  title: string,
  postcode: string,
  more: { isFull?: boolean; isOpen?: boolean } = {},
) {
  const runId = await aCourseRun(test$.db, providerId, { title, isOpen: true })
  const site = { key: title, name: title, organisationId: providerId, postcode, outcode: postcode.split(' ')[0] ?? '' }
  const { id } = await test$.db.insertInto('site').values(site).returning('id').executeTakeFirstOrThrow()
  await test$.db
    .updateTable('courseRun')
    .set({ siteId: id, ...more })
    .where('id', '=', runId)
    .execute()
  return runId
}

/** Gives the courses of these starts one subject and level, and tells the search of all courses. */
async function plumbing(runIds: string[]) {
  const runs = await test$.db.selectFrom('courseRun').select('courseId').where('id', 'in', runIds).execute()
  const courseIds = runs.map(({ courseId }) => courseId)
  await test$.db.updateTable('course').set({ subjectCode: '05.2', level: '2' }).where('id', 'in', courseIds).execute()
  const all = await test$.db.selectFrom('course').select('id').execute()
  await refreshSearch(
    systemContext(test$.db, FRIDAY),
    all.map(({ id }) => id),
  )
}
