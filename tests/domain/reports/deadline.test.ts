import { describe, expect, test } from 'vitest'
import { addChoice } from '~/domain/applications/choice.commands.server'
import { inviteToInterview } from '~/domain/interviews/interview.commands.server'
import { currentCycle } from '~/domain/cycles/cycle.queries.server'
import { aboutIn, lineOf, togetherWhereNobodyGoes, wallOf } from '~/domain/reports/deadline'
import { datedChoicesAhead, eventsAhead, shortlistedClosings } from '~/domain/reports/deadline.queries.server'
import { tuteeQuestion } from '~/domain/reports/tutee'
import { tuteesPage } from '~/domain/reports/tutee.queries.server'
import { aChoice, aCourseRun, aLearner, aProvider, aTown, theLearner, FRIDAY } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aStaffContext } from '#tests/support/tracking'

const test$ = testDatabase()

async function aSchool() {
  const { db } = test$
  const town = await aTown(db)
  const lead = await aStaffContext(db, town.schoolId, town, 'careers-lead')
  const names = async (about: string) =>
    (await tuteesPage(lead, tuteeQuestion.parse({ list: 'all', about }))).rows.map(({ givenNames }) => givenNames)
  return { db, town, lead, names }
}

describe('the wall of dates', () => {
  test('counts who has a draft of a course that closes, and leads to them', async () => {
    const { db, town, lead, names } = await aSchool()
    const providerId = await aProvider(db, town)
    const runId = await aCourseRun(db, providerId)
    await db.updateTable('courseRun').set({ applyUntil: '2027-01-15' }).where('id', '=', runId).execute()
    for (const givenNames of ['Ann', 'Ben']) {
      const learnerId = await aLearner(db, town, { givenNames, familyName: givenNames })
      await addChoice(theLearner(db, learnerId, town), learnerId, runId)
    }
    await aLearner(db, town, { givenNames: 'Cleo' })

    const dated = await datedChoicesAhead(lead, await currentCycle(lead))

    expect(dated).toEqual([
      { kind: 'closing', day: '2027-01-15', key: runId, what: 'Engineering', where: 'Riverside College', learners: 2 },
    ])
    expect(await names(`closing:${runId}`)).toEqual(['Ann', 'Ben'])
  })

  test('counts replies by their day and interviews by theirs', async () => {
    const { db, town, lead, names } = await aSchool()
    const offer = await aChoice(db, {
      town,
      state: 'offer',
      learnerId: await aLearner(db, town, { givenNames: 'Ann' }),
    })
    const met = await aChoice(db, { town, learnerId: await aLearner(db, town, { givenNames: 'Ben' }) })
    await inviteToInterview(met.officer, met.id, {
      day: '2026-12-01',
      time: '10:00',
      place: 'Room 4',
      message: null,
      version: undefined,
    })
    const { replyBy } = await db
      .selectFrom('offer')
      .select('replyBy')
      .where('choiceId', '=', offer.id)
      .executeTakeFirstOrThrow()

    expect(await datedChoicesAhead(lead, await currentCycle(lead))).toMatchObject([
      { kind: 'interview', day: '2026-12-01', learners: 1 },
      { kind: 'reply', day: replyBy, learners: 1 },
    ])
    expect(await names('interview:2026-12-01')).toEqual(['Ben'])
    expect(await names(`reply:${replyBy}`)).toEqual(['Ann'])
  })

  test('tells of open events with those who have chosen something there', async () => {
    const { db, town, lead, names } = await aSchool()
    const choice = await aChoice(db, { town })
    await db
      .insertInto('openEvent')
      .values({
        providerId: choice.providerId,
        title: 'Open evening',
        startsAt: new Date('2026-12-02T18:00:00Z'),
        endsAt: new Date('2026-12-02T20:00:00Z'),
        createdAt: FRIDAY,
      })
      .execute()

    expect((await eventsAhead(lead, town.cycleId)).map(lineOf)).toMatchObject([
      { day: '2026-12-02', what: 'Open evening at Riverside College', learners: 1 },
    ])
    expect(await names(`event:${choice.providerId}`)).toEqual(['Amina'])
  })

  test('keeps shortlists private: a course is counted from five learners on', async () => {
    const { db, town, lead } = await aSchool()
    const runId = await aCourseRun(db, await aProvider(db, town))
    const { courseId } = await db
      .selectFrom('courseRun')
      .select('courseId')
      .where('id', '=', runId)
      .executeTakeFirstOrThrow()
    await db.updateTable('courseRun').set({ applyUntil: '2027-01-15' }).where('id', '=', runId).execute()
    const keep = async () =>
      db
        .insertInto('shortlistEntry')
        .values({ learnerId: await aLearner(db, town), courseId, savedAt: FRIDAY })
        .execute()
    for (let at = 0; at < 4; at += 1) await keep()

    expect(await shortlistedClosings(lead)).toEqual([])
    await keep()
    expect(await shortlistedClosings(lead)).toMatchObject([{ day: '2027-01-15', title: 'Engineering', learners: 5 }])
  })

  test('is about the viewer’s own learners: a tutor’s form, a school’s roll', async () => {
    const { db, town } = await aSchool()
    await aChoice(db, { town, state: 'offer' })
    const otherTutor = await aStaffContext(db, town.schoolId, town, 'tutor', { form: '11B' })
    const elsewhere = await aTown(db)
    const stranger = await aStaffContext(db, elsewhere.schoolId, elsewhere, 'head')

    const cycle = await currentCycle(otherTutor)

    expect(await datedChoicesAhead(otherTutor, cycle)).toEqual([])
    expect(await datedChoicesAhead(stranger, cycle)).toEqual([])
  })

  test('puts the events together to which nobody of ours goes', () => {
    const event = { kind: 'event', day: '2026-12-02', what: 'Open evening', key: '' } as const
    const events = ['A', 'B', 'C'].map((where, at) => ({ ...event, where, learners: at === 0 ? 3 : 0 }))

    expect(togetherWhereNobodyGoes(events).map(lineOf)).toMatchObject([
      { what: 'Open evening at A', learners: 3 },
      { what: 'Open evening at 2 other places', learners: 0, query: null },
    ])
  })

  test('shows the days ahead by month, the past left away', () => {
    const line = { what: 'A date', learners: null, query: null }

    const wall = wallOf(
      ['2026-12-24', '2026-11-01', '2026-11-21'].map((day) => ({ day, ...line })),
      '2026-11-20',
    )

    expect(wall.map(({ month, lines }) => [month, lines.map(({ inDays }) => inDays)])).toEqual([
      ['November 2026', ['tomorrow']],
      ['December 2026', ['in 34 days']],
    ])
  })

  test.each(['closing:1', 'reply:today', 'other:2027-01-01', ''])(
    'an address with %j asks about nobody in particular',
    (text) => {
      expect(aboutIn(text)).toBeNull()
    },
  )
})
