import { describe, expect, test } from 'vitest'
import { openCycle } from '~/domain/cycles/cycle.commands.server'
import { answerGap, planGap, settleGap, takeUpGap } from '~/domain/planning/course-gap.commands.server'
import { courseGaps, gapEntries } from '~/domain/planning/course-gap.queries.server'
import { gapAnswerForm, gapOutcomeForm, takeUpForm } from '~/domain/planning/course-gap.schemas'
import { gapPage, gapsPage, ownedGapOf, ownedGaps } from '~/domain/planning/gap-page.queries.server'
import { countPlanning } from '~/domain/planning/planning-night.commands.server'
import { needStatement } from '~/domain/planning/statement.queries.server'
import { systemContext, type Context } from '~/kit/context.server'
import { aProvider, anOfficerAt, eventsOf, FRIDAY, type Town } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aLearnerFrom, aPlannedTown, aRejectionOf, aSentChoice, aStartOf } from '#tests/support/planning'
import { countStatements } from '#tests/support/statements'
import { aReason, aStaffContext, eventsCalled } from '#tests/support/tracking'

const here = testDatabase()
const MONDAY = new Date('2026-11-23T02:49:00Z')
const on = (ctx: Context, now = MONDAY) => ({ ...ctx, now })
const night = (now = MONDAY) => countPlanning(systemContext(here.db, now))

/** A town where twelve from one district asked for what has four places, and eight were told that it is full. */
async function aShortTown() {
  const { town, coordinator } = await aPlannedTown(here.db)
  const college = await aProvider(here.db, town, { name: 'Riverside College' })
  const run = await aStartOf(here.db, college, { places: 4, outcode: 'QX1' })
  const learners = []
  for (let nth = 0; nth < 12; nth += 1) {
    const learnerId = await aLearnerFrom(here.db, town, 'QX1')
    learners.push(learnerId)
    const state = nth < 8 ? 'rejected' : 'submitted'
    const choiceId = await aSentChoice(here.db, town, learnerId, run, { state })
    if (nth < 8) await aRejectionOf(here.db, choiceId, 'course-full')
  }
  await night()
  return { town, coordinator: on(coordinator), college, run, learners }
}

type Wishes = { owner?: string; home?: string; dueOn?: { day: string; month: string; year: string } }

function formFor(college: string, { owner = `organisation:${college}`, home = 'QX1', ...wishes }: Wishes = {}) {
  const dueOn = wishes.dueOn ?? { day: '1', month: '3', year: '2027' }
  return takeUpForm.parse({ subject: '04.1', level: '2', home, owner, nextStep: 'Plan a second group', dueOn })
}

const officerAt = (college: string, town: Town) => on(anOfficerAt(here.db, college, town))

describe('a coordinator', () => {
  test('takes a gap up, the provider answers, and the area says what became of it: one event and one entry each', async () => {
    const { town, coordinator, college } = await aShortTown()
    expect((await gapsPage(coordinator)).found.map(({ name }) => name)).toEqual([
      'Engineering, Level 2, homes in QX1',
      'Engineering, Level 2',
    ])

    const gapId = await takeUpGap(coordinator, formFor(college))
    const officer = officerAt(college, town)
    expect(await ownedGaps(officer)).toMatchObject([
      { id: gapId, state: 'open', seen: { together: 20, firstChoices: 10, places: 4 } },
    ])
    await answerGap(officer, gapId, gapAnswerForm.parse({ version: '1', answer: 'agree', detail: 'Two groups' }))
    await planGap(coordinator, gapId, { ...formFor(college), version: 2, nextStep: 'Publish the course' })
    await settleGap(coordinator, gapId, gapOutcomeForm.parse({ version: '3', outcome: 'provide' }))

    expect(await eventsOf(here.db, gapId)).toEqual([
      'course-gap.taken-up',
      'course-gap.answered',
      'course-gap.planned',
      'course-gap.settled',
    ])
    const entries = await gapEntries(coordinator, gapId)
    expect(entries.map(({ state, owner, words }) => [state, owner, words])).toEqual([
      ['provided', 'Riverside College', null],
      ['agreed', 'Riverside College', null],
      ['agreed', 'Riverside College', 'Two groups'],
      ['open', 'Riverside College', null],
    ])
    expect((await gapsPage(coordinator)).found).toHaveLength(1)
  })

  test('says why it is not provided, with a reason from the list, and takes it up again', async () => {
    const { coordinator, college } = await aShortTown()
    const gapId = await takeUpGap(coordinator, formFor(college))
    const outcome = { version: 1, outcome: 'drop', detail: null } as const
    expect(gapOutcomeForm.safeParse({ version: '1', outcome: 'drop' }).success).toBe(false)
    const elsewhere = await aReason(here.db, 'withdrawal', 'too-far')
    await expect(settleGap(coordinator, gapId, { ...outcome, reason: elsewhere })).rejects.toMatchObject({
      code: 'unknown-reason',
    })
    await settleGap(coordinator, gapId, { ...outcome, reason: await aReason(here.db, 'course-gap', 'no-staff') })
    await settleGap(coordinator, gapId, { ...outcome, version: 2, outcome: 'reopen', reason: '' })
    expect(await gapEntries(coordinator, gapId)).toMatchObject([
      { state: 'open' },
      { state: 'not-provided', reason: 'Nobody to teach it' },
      { state: 'open' },
    ])
  })

  test('hands it to a person of the partnership: the provider no longer reads it and the answer is asked anew', async () => {
    const { town, coordinator, college } = await aShortTown()
    const gapId = await takeUpGap(coordinator, formFor(college))
    const officer = officerAt(college, town)
    await answerGap(officer, gapId, { version: 1, answer: 'decline', detail: 'No workshop' })
    const owner = { organisationId: null, accountId: coordinator.actor.id ?? '' }
    await planGap(coordinator, gapId, { ...formFor(college), owner, version: 2 })
    expect(await courseGaps(coordinator)).toMatchObject([{ state: 'open', ownerOrganisationId: null }])
    expect(await ownedGaps(officer)).toEqual([])
    await expect(ownedGapOf(officer, gapId)).rejects.toThrow('no such gap')
  })

  test('shows the provider what it answered last, and nobody else’s answer', async () => {
    const { town, coordinator, college } = await aShortTown()
    const gapId = await takeUpGap(coordinator, formFor(college))
    const officer = officerAt(college, town)
    expect((await ownedGapOf(officer, gapId)).answered).toBeNull()
    await answerGap(officer, gapId, { version: 1, answer: 'decline', detail: 'No workshop' })
    await answerGap(officer, gapId, { version: 2, answer: 'agree', detail: 'A workshop from May' })
    expect((await ownedGapOf(officer, gapId)).answered).toMatchObject({ state: 'agreed', words: 'A workshop from May' })

    const next = await aProvider(here.db, town)
    await planGap(coordinator, gapId, { ...formFor(next), version: 3 })
    expect((await ownedGapOf(officerAt(next, town), gapId)).answered).toBeNull()
  })

  test('is told what cannot be: no gap, too few, taken up already, a day that is over, an owner from elsewhere', async () => {
    const { coordinator, college } = await aShortTown()
    const other = await aShortTown()
    const refused = (form: Parameters<typeof takeUpGap>[1], code: string) =>
      expect(takeUpGap(coordinator, form)).rejects.toMatchObject({ code })
    await refused({ ...formFor(college), level: '3' }, 'no-gap')
    await refused(formFor(college, { dueOn: { day: '22', month: '11', year: '2026' } }), 'past')
    await refused(formFor(other.college), 'unknown-owner')
    await takeUpGap(coordinator, formFor(college))
    await refused(formFor(college), 'taken-up-already')
    expect(await eventsCalled(here.db, 'course-gap.taken-up')).toHaveLength(1)
  })

  test.each([
    ['agreed', 'agree'],
    ['provided', 'drop'],
    ['not-provided', 'provide'],
    ['declined', 'provide'],
    ['open', 'reopen'],
  ] as const)('is refused from %s: %s', async (state, outcome) => {
    const { coordinator, college } = await aShortTown()
    const gapId = await takeUpGap(coordinator, formFor(college))
    await here.db.updateTable('courseGap').set({ state }).where('id', '=', gapId).execute()
    const reason = await aReason(here.db, 'course-gap', 'gone')
    const attempt = settleGap(coordinator, gapId, { version: 1, outcome, reason, detail: null })
    await expect(attempt).rejects.toMatchObject({ code: 'not-from-here' })
    expect(await eventsOf(here.db, gapId)).toEqual(['course-gap.taken-up'])
  })

  test('who was second is told, and another area, provider or role neither sees nor does it', async () => {
    const { town, coordinator, college } = await aShortTown()
    const other = await aShortTown()
    const gapId = await takeUpGap(coordinator, formFor(college))
    const answer = { version: 0, answer: 'agree', detail: 'Yes' } as const
    await expect(answerGap(officerAt(college, town), gapId, answer)).rejects.toMatchObject({
      code: 'changed-meanwhile',
    })
    await expect(answerGap(officerAt(other.college, other.town), gapId, answer)).rejects.toThrow('no such gap')
    await expect(gapPage(other.coordinator, gapId)).rejects.toThrow('no such gap')
    const head = on(await aStaffContext(here.db, town.schoolId, town, 'head'))
    await expect(takeUpGap(head, formFor(college))).rejects.toThrow('Only a coordinator')
    await expect(gapEntries(officerAt(college, town), gapId)).rejects.toThrow('Only a coordinator')
    const registers = on(await aStaffContext(here.db, college, town, 'register-taker'))
    expect(await ownedGaps(registers)).toEqual([])
  })
})

test('a gap is followed through: what was missing, the places of the next cycle, who came and who stayed', async () => {
  const { town, coordinator, college } = await aShortTown()
  const gapId = await takeUpGap(coordinator, formFor(college))
  const cycleId = (await openCycle(systemContext(here.db, FRIDAY), town.areaId, 2027)) ?? ''
  const run = await aStartOf(here.db, college, { places: 20, startsOn: '2028-09-04' })
  const sentAt = new Date('2027-11-19T09:00:00Z')
  const enrolledAt = new Date('2028-08-25T09:00:00Z')
  for (let nth = 0; nth < 16; nth += 1) {
    const learnerId = await aLearnerFrom(here.db, town, 'QX1')
    const choiceId = await aSentChoice(here.db, town, learnerId, run, { state: 'enrolled', cycleId, sentAt })
    const enrolment = { choiceId, learnerId, courseRunId: run.id, providerId: college, recordedAt: enrolledAt }
    const { id: enrolmentId } = await here.db
      .insertInto('enrolment')
      .values({ ...enrolment, status: nth < 6 ? 'left' : 'enrolled', startedOn: '2028-09-04' })
      .returning('id')
      .executeTakeFirstOrThrow()
    // Five left early, one has finished, and one ending was taken back.
    if (nth > 6) continue
    const kind = nth === 5 ? 'completed' : 'transferred'
    const undone = nth === 6 ? { undoneAt: enrolledAt, undoneWhy: 'A mistake' } : {}
    await here.db
      .insertInto('programmeEnd')
      .values({
        ...{ learnerId, enrolmentId, providerId: college, courseRunId: run.id, kind, ...undone },
        ...{ wasOnBreak: false, startedOn: '2028-09-04', lastOn: '2028-10-01', nextStep: await aNextStep() },
        recordedAt: new Date('2028-10-02T09:00:00Z'),
      })
      .execute()
  }
  const now = new Date('2028-11-20T02:49:00Z')
  await openCycle(systemContext(here.db, now), town.areaId, 2028)
  await night(now)

  const { years } = await gapPage(on(coordinator, now), gapId)

  expect(years).toMatchObject([
    { together: 16, places: 4, firstChoices: 12, enrolled: 0 },
    { together: null, places: 20, firstChoices: 16, enrolled: 16, stayed: 11 },
    { places: 0, firstChoices: 0, enrolled: 0 },
  ])
  const { gaps } = await needStatement(on(coordinator, now))
  expect(gaps.rows).toMatchObject([
    { names: ['Engineering', 'Level 2', 'QX1', 'Riverside College', expect.stringContaining('Plan a second group')] },
  ])
  expect(await countStatements(here.db, (db) => gapPage({ ...on(coordinator, now), db }, gapId))).toBeLessThanOrEqual(8)
})

async function aNextStep(): Promise<string> {
  const step = here.db.selectFrom('nextStep').select('code').orderBy('position').limit(1)
  return (await step.executeTakeFirstOrThrow()).code
}
