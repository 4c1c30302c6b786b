import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { chooseHomeCode, confirmHomeMarks, setHomeMark } from '~/domain/attendance/home-line.commands.server'
import { attendanceCodes, findHomeLine, homeLinesOn } from '~/domain/attendance/home-line.queries.server'
import { homeLineShown } from '~/domain/attendance/home-line-shown'
import { systemContext } from '~/kit/context.server'
import { NotFound } from '~/kit/errors'
import { drainJobs } from '~/kit/jobs.server'
import { eventsOf, lettersIn } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { agreeToCopies, aLinkedParent } from '#tests/support/parents'
import { theLearner } from '#tests/support/admissions'
import { aHostedLearner, aMarkedSession, markAs } from '#tests/support/registers'
import { anAdviser, aSession, aStaffContext } from '#tests/support/tracking'

const test$ = testDatabase()
const TODAY = '2026-11-20'

describe('the day of the home school', () => {
  test('shows host, session, the host’s mark and the code that fits it', async () => {
    const hosted = await aHostedLearner(test$.db)
    await aMarkedSession(hosted, 'P')

    const [line, ...others] = (await homeLinesOn(hosted.tutor, TODAY)).map(homeLineShown)

    expect(others).toEqual([])
    expect(line).toMatchObject({
      name: 'Amina Yusuf',
      hours: '9:15am to 10:45am',
      session: 'Workshop, Engineering',
      site: 'Riverside College',
      hostMark: 'Present',
      proposed: 'B',
      homeCode: null,
      canConfirm: true,
      tag: { text: 'To confirm' },
    })
  })

  test('lists a session that nobody has marked yet, and nothing of another day', async () => {
    const { tutor, teacher, runId } = await aHostedLearner(test$.db)
    await aSession(teacher, runId)
    await aSession(teacher, runId, '2026-11-19')

    const lines = (await homeLinesOn(tutor, TODAY)).map(homeLineShown)

    expect(lines).toMatchObject([{ isMarked: false, proposed: null, tag: { text: 'Not marked yet' } }])
  })

  test('is hidden from another school, another form, an adviser and the learner', async () => {
    const { db } = test$
    const hosted = await aHostedLearner(db)
    const sessionId = await aMarkedSession(hosted, 'P')
    const elsewhere = await aHostedLearner(db)
    const others = [
      elsewhere.tutor,
      await aStaffContext(db, hosted.town.schoolId, hosted.town, 'tutor', { form: '11B' }),
      await anAdviser(db, hosted.town),
      hosted.teacher,
      theLearner(db, hosted.learnerId, hosted.town),
    ]

    for (const ctx of others) {
      expect(await homeLinesOn(ctx, TODAY)).toEqual([])
      await expect(findHomeLine(ctx, sessionId, hosted.learnerId)).rejects.toThrow(NotFound)
      const set = setHomeMark(ctx, sessionId, hosted.learnerId, { code: 'B', reason: null })
      await expect(set).rejects.toThrow(NotFound)
      await expect(chooseHomeCode(ctx, hosted.placementId, 'D')).rejects.toThrow(NotFound)
    }
  })

  test('uses D where the school says that both have the learner on the roll', async () => {
    const hosted = await aHostedLearner(test$.db)
    await aMarkedSession(hosted, 'L')

    await chooseHomeCode(hosted.tutor, hosted.placementId, 'D')

    expect(await homeLinesOn(hosted.tutor, TODAY)).toMatchObject([{ line: { presentCode: 'D' } }])
    expect(await eventsOf(test$.db, hosted.placementId)).toEqual(['home-code.chosen'])
  })
})

describe('setHomeMark', () => {
  test('takes the proposal over without a reason, and leaves one event', async () => {
    const hosted = await aHostedLearner(test$.db)
    const sessionId = await aMarkedSession(hosted, 'P')

    await setHomeMark(hosted.tutor, sessionId, hosted.learnerId, { code: 'B', reason: null })

    const { line } = await findHomeLine(hosted.tutor, sessionId, hosted.learnerId)
    expect(line.home).toEqual({ code: 'B', hostCode: 'P' })
    expect(await eventsOf(test$.db, sessionId)).toEqual(['session.planned', 'register.taken', 'home-mark.set'])
  })

  test('asks why it is another code, and why it changes', async () => {
    const hosted = await aHostedLearner(test$.db)
    const sessionId = await aMarkedSession(hosted, 'O')
    const set = (code: string, reason: string | null) =>
      setHomeMark(hosted.tutor, sessionId, hosted.learnerId, { code, reason })

    await expect(set('M', null)).rejects.toMatchObject({ code: 'reason-needed', field: 'reason' })
    await set('M', 'Dentist, the mother rang')
    await expect(set('I', null)).rejects.toMatchObject({ code: 'reason-needed' })
  })

  test('knows the codes of the day alone: H went in 2024, J1 came', async () => {
    const hosted = await aHostedLearner(test$.db)
    const sessionId = await aMarkedSession(hosted, 'O')

    const set = setHomeMark(hosted.tutor, sessionId, hosted.learnerId, { code: 'H', reason: 'Holiday' })

    await expect(set).rejects.toMatchObject({ code: 'unknown-code', field: 'code' })
    const on = async (day: string) => (await attendanceCodes(hosted.tutor, day)).map(({ code }) => code)
    expect([(await on('2024-08-18')).includes('H'), (await on('2024-08-18')).includes('J1')]).toEqual([true, false])
    expect([(await on('2024-08-19')).includes('H'), (await on('2024-08-19')).includes('J1')]).toEqual([false, true])
  })

  test('a host’s mark that changes afterwards is a conflict to look at', async () => {
    const hosted = await aHostedLearner(test$.db)
    const sessionId = await aMarkedSession(hosted, 'P')
    await setHomeMark(hosted.tutor, sessionId, hosted.learnerId, { code: 'B', reason: null })

    await markAs(hosted.teacher, sessionId, { [hosted.learnerId]: 'O' })

    const found = homeLineShown(await findHomeLine(hosted.tutor, sessionId, hosted.learnerId))
    expect(found).toMatchObject({ tag: { text: 'Look at this' }, homeCode: 'B' })
    expect(found.conflicts).toHaveLength(2)
  })
})

describe('confirmHomeMarks', () => {
  test('confirms what was shown, and leaves what has changed since', async () => {
    const { db } = test$
    const amina = await aHostedLearner(db)
    const joel = await aHostedLearner(db, { ...amina, givenNames: 'Joel' })
    const sessionId = await aSession(amina.teacher, amina.runId)
    await markAs(amina.teacher, sessionId, {})
    const lines = [amina, joel].map(({ learnerId }) => ({ sessionId, learnerId, code: 'B' }))
    await markAs(amina.teacher, sessionId, { [joel.learnerId]: 'O' })

    const done = await confirmHomeMarks(amina.tutor, { day: TODAY, lines })

    expect(done).toEqual({ confirmed: 1, left: 1 })
    const { line } = await findHomeLine(amina.tutor, sessionId, joel.learnerId)
    expect(line.home).toBeNull()
  })
})

describe('an absence that nobody explains', () => {
  async function letters() {
    return (await lettersIn(test$.db)).filter(({ template }) => template === 'NotThere')
  }

  async function aLinkedHostedLearner() {
    const hosted = await aHostedLearner(test$.db)
    const learner = theLearner(test$.db, hosted.learnerId, hosted.town)
    await aLinkedParent(test$.db, learner)
    await agreeToCopies(learner)
    return hosted
  }

  test('is told to the home school and to linked parents on the same day, once', async () => {
    const hosted = await aLinkedHostedLearner()
    await aMarkedSession(hosted, 'O')
    await aMarkedSession(hosted, 'O')

    await drainJobs(test$.db, new Date('2026-11-20T09:20:00Z'))

    expect((await letters()).map(({ subject }) => subject).sort()).toEqual([
      'A learner is missing today, with no reason yet',
      'Where is Amina today?',
    ])
  })

  test.each([
    [
      'the host puts the mark right',
      async (hosted: Hosted, sessionId: string) => {
        await markAs(hosted.teacher, sessionId, { [hosted.learnerId]: 'L' })
      },
    ],
    [
      'the school says why',
      async (hosted: Hosted, sessionId: string) => {
        await setHomeMark(hosted.tutor, sessionId, hosted.learnerId, { code: 'I', reason: 'Ill, the father rang' })
      },
    ],
  ])('is told to nobody where %s in time', async (_, meanwhile) => {
    const hosted = await aLinkedHostedLearner()
    const sessionId = await aMarkedSession(hosted, 'O')

    await meanwhile(hosted, sessionId)
    await drainJobs(test$.db, new Date('2026-11-20T09:20:00Z'))

    expect(await letters()).toEqual([])
  })

  test('is told to nobody the day after', async () => {
    const hosted = await aLinkedHostedLearner()
    await aMarkedSession(hosted, 'O', '2026-11-19')

    await drainJobs(test$.db, new Date('2026-11-20T09:20:00Z'))

    expect(await letters()).toEqual([])
  })
})

type Hosted = Awaited<ReturnType<typeof aHostedLearner>>

test('a learner of no other school makes no noise', async () => {
  const hosted = await aHostedLearner(test$.db)
  const sessionId = await aSession(hosted.teacher, hosted.runId)
  await sql`update placement set state = 'withdrawn', ended_on = '2026-11-19'`.execute(test$.db)

  expect(await homeLinesOn(systemContext(test$.db, hosted.tutor.now), TODAY)).toEqual([])
  expect(sessionId).toBeTruthy()
})
