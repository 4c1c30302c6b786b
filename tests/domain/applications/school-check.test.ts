import { describe, expect, test } from 'vitest'
import { sendApplication } from '~/domain/applications/application.commands.server'
import { addChoice, removeDraftChoice } from '~/domain/applications/choice.commands.server'
import { eventsOfChoice, findApplicant } from '~/domain/applications/choice.queries.server'
import { choiceStates } from '~/domain/applications/choice.states'
import { missDeadlines } from '~/domain/clocks/deadline.commands.server'
import { releaseBy } from '~/domain/applications/school-check'
import { releaseChecks, releaseDueChecks, returnChecks } from '~/domain/applications/school-check.commands.server'
import { findCheck, learnersToCheck, newestCheck } from '~/domain/applications/school-check.queries.server'
import { snapshotFrom } from '~/domain/applications/snapshot'
import { decideSetting } from '~/domain/areas/area.commands.server'
import { saveSection } from '~/domain/applications/section.commands.server'
import { choiceHistoryFor } from '~/domain/reports/choice-history'
import { visitor, type Role } from '~/kit/actor'
import { systemContext } from '~/kit/context.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { drainJobs } from '~/kit/jobs.server'
import {
  aChoice,
  aColleague,
  aCourseRun,
  aFinishedForm,
  aProvider,
  eventsOf,
  FRIDAY,
  lettersIn,
  stateOf,
  type ChoiceWithAll,
} from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()
const COMMENT = 'Please say more about your work experience.'
const night = (moment: string) => systemContext(test$.db, new Date(moment))

const staffAt = (choice: ChoiceWithAll, role: Role = 'tutor', schoolId = choice.town.schoolId) => ({
  db: test$.db,
  now: FRIDAY,
  requestId: 'test',
  actor: { ...visitor, role, organisationId: schoolId, areaId: choice.town.areaId, form: '11A' },
})

async function sentToSchool(now = FRIDAY) {
  const { db } = test$
  const choice = await aChoice(db, { state: 'draft', now })
  await decideSetting(systemContext(db, now), choice.town.areaId, 'schoolCheck', true)
  await aColleague(db, choice.town.schoolId, 'tutor', '11A')
  await aFinishedForm(choice.learner, choice.learnerId)
  await sendApplication(choice.learner, choice.learnerId)
  return choice
}

const applicationOf = (choice: ChoiceWithAll) =>
  test$.db
    .selectFrom('application')
    .select(['id', 'firstSentAt'])
    .where('learnerId', '=', choice.learnerId)
    .executeTakeFirstOrThrow()

describe('sending where the school looks first', () => {
  test('waits with the school; no provider sees it, and both are told once', async () => {
    const { db } = test$
    const choice = await sentToSchool()
    await aColleague(db, choice.providerId)
    await sendApplication(choice.learner, choice.learnerId)
    await drainJobs(db, FRIDAY)

    expect(await stateOf(db, choice.id)).toBe('with_school')
    expect((await applicationOf(choice)).firstSentAt).toBeNull()
    await expect(findApplicant(choice.officer, choice.id)).rejects.toThrow(NotFound)
    const letters = await lettersIn(db)
    expect(letters.map(({ template }) => template).toSorted()).toEqual([
      'CheckWaiting',
      'CheckWaiting',
      'ReferenceWanted',
    ])
    expect(letters.map(({ body }) => body).join()).toContain('27 November 2026')
    expect((await eventsOf(db, (await applicationOf(choice)).id)).slice(-1)).toEqual(['application.sent-to-school'])
  })

  test('goes straight on where the area has no check, or nobody at the school could look', async () => {
    const { db } = test$
    const without = await aChoice(db, { state: 'submitted' })
    const nobody = await aChoice(db, { state: 'draft' })
    await decideSetting(systemContext(db, FRIDAY), nobody.town.areaId, 'schoolCheck', true)
    await aFinishedForm(nobody.learner, nobody.learnerId)

    await sendApplication(nobody.learner, nobody.learnerId)

    expect(await stateOf(db, without.id)).toBe('submitted')
    expect(await stateOf(db, nobody.id)).toBe('submitted')
  })
})

describe('releaseChecks', () => {
  test('sends exactly the copy that was checked, starts the clock, and tells learner and provider', async () => {
    const { db } = test$
    const choice = await sentToSchool()
    await aColleague(db, choice.providerId)
    const statement = { answers: { statement: 'Something else' }, isFinished: true, version: undefined }
    await saveSection(choice.learner, choice.learnerId, 'statement', statement)

    expect((await learnersToCheck(staffAt(choice))).map(({ id }) => id)).toEqual([choice.learnerId])
    await releaseChecks(staffAt(choice), choice.learnerId)
    await drainJobs(db, FRIDAY)

    const row = await db.selectFrom('choice').selectAll().where('id', '=', choice.id).executeTakeFirstOrThrow()
    expect(row).toMatchObject({ state: 'submitted', answerBy: '2026-12-18', sentAt: FRIDAY })
    expect(snapshotFrom(row.snapshot)?.answers.statement).toBe('mark-of-statement')
    expect((await applicationOf(choice)).firstSentAt).toEqual(FRIDAY)
    const letters = await lettersIn(db)
    expect(letters.map(({ template }) => template)).toContain('ApplicationReceived')
    expect(letters.find(({ template }) => template === 'CheckEnded')?.body).toContain('passed it on')
    expect(await learnersToCheck(staffAt(choice))).toEqual([])
  })

  test('lets go only what is ticked', async () => {
    const { db } = test$
    const choice = await sentToSchool()
    const other = await addChoice(choice.learner, choice.learnerId, await aCourseRun(db, choice.providerId))
    await sendApplication(choice.learner, choice.learnerId)

    await releaseChecks(staffAt(choice), choice.learnerId, { choiceIds: [other] })

    expect([await stateOf(db, choice.id), await stateOf(db, other)]).toEqual(['with_school', 'submitted'])
    expect((await findCheck(staffAt(choice), choice.learnerId)).choices.map(({ id }) => id)).toEqual([choice.id])
  })

  test('is only for the learner’s own school, and not for the learner or who sees grades alone', async () => {
    const choice = await sentToSchool()
    const elsewhere = await aProvider(test$.db, choice.town, { kind: 'school', name: 'Hilltop School' })

    await expect(releaseChecks(staffAt(choice, 'head', elsewhere), choice.learnerId)).rejects.toThrow(NotFound)
    await expect(releaseChecks(choice.learner, choice.learnerId)).rejects.toThrow(NotAllowed)
    await expect(releaseChecks(staffAt(choice, 'exams-officer'), choice.learnerId)).rejects.toThrow(NotAllowed)
  })

  test.each(choiceStates.filter((state) => state !== 'with_school'))('refuses a choice that is %s', async (state) => {
    const choice = await aChoice(test$.db)
    await test$.db.updateTable('choice').set({ state }).where('id', '=', choice.id).execute()

    const refused = { code: 'nothing-to-check' }
    await expect(releaseChecks(staffAt(choice), choice.learnerId)).rejects.toMatchObject(refused)
    await expect(returnChecks(staffAt(choice), choice.learnerId, { comment: COMMENT })).rejects.toMatchObject(refused)
  })
})

describe('returnChecks', () => {
  test('gives it back with the school’s words; the learner can send again', async () => {
    const { db } = test$
    const choice = await sentToSchool()

    await returnChecks(staffAt(choice), choice.learnerId, { comment: COMMENT })
    await drainJobs(db, FRIDAY)

    expect(await stateOf(db, choice.id)).toBe('draft')
    expect(await newestCheck(choice.learner, choice.id)).toMatchObject({ outcome: 'returned', comment: COMMENT })
    const letter = (await lettersIn(db)).find(({ template }) => template === 'CheckEnded')
    expect(letter?.body).toContain(COMMENT)
    await sendApplication(choice.learner, choice.learnerId)
    expect(await stateOf(db, choice.id)).toBe('with_school')
  })
})

test('what came back can be taken off the list', async () => {
  const choice = await sentToSchool()
  await returnChecks(staffAt(choice), choice.learnerId, { comment: COMMENT })

  await removeDraftChoice(choice.learner, choice.id)

  const left = await test$.db.selectFrom('choice').select('id').where('id', '=', choice.id).execute()
  expect(left).toEqual([])
})

describe('releaseDueChecks', () => {
  test('lets go after five working days, marked as such, and once', async () => {
    const { db } = test$
    const choice = await sentToSchool()

    expect(await releaseDueChecks(night('2026-11-27T23:59:59Z'))).toBe(0)
    expect(await releaseDueChecks(night('2026-11-28T00:10:00Z'))).toBe(1)
    expect(await releaseDueChecks(night('2026-11-28T00:10:00Z'))).toBe(0)

    expect(await stateOf(db, choice.id)).toBe('submitted')
    expect(await newestCheck(choice.learner, choice.id)).toMatchObject({ outcome: 'by-clock' })
    const history = choiceHistoryFor(choice.learner.actor, await eventsOfChoice(choice.learner, choice.id))
    expect(history[0]).toMatchObject({
      what: 'Sent by itself, because the school’s time to check was over',
      who: 'Onward, by itself',
      why: expect.stringContaining('goes on by itself'),
    })
  })

  test('never costs a learner the last day: it goes on that night, before the drafts are ended', async () => {
    const { db } = test$
    const lastDay = new Date('2027-09-15T20:00:00Z')
    const choice = await sentToSchool(lastDay)

    await releaseDueChecks(night('2027-09-15T23:10:00Z'))
    await missDeadlines(night('2027-09-15T23:15:00Z'))

    expect(await stateOf(db, choice.id)).toBe('submitted')
  })

  test.each([
    ['2026-11-20', 5, '2027-09-15', '2026-11-27'],
    ['2027-09-13', 5, '2027-09-15', '2027-09-15'],
    ['2026-12-22', 5, undefined, '2026-12-31'],
  ])('what is sent on %s, with %i days and a last day of %s, goes after %s', (today, days, lastDay, expected) => {
    const holidays = [
      { startsOn: '2026-12-25', endsOn: '2026-12-25' },
      { startsOn: '2026-12-28', endsOn: '2026-12-28' },
    ]

    expect(releaseBy(today, days, lastDay, holidays)).toBe(expected)
  })
})
