import { expect, test } from 'vitest'
import { raiseAlerts } from '~/domain/alerts/alert.commands.server'
import { openAlerts } from '~/domain/alerts/alert.queries.server'
import { alertShown } from '~/domain/alerts/alert-shown'
import { decideSetting } from '~/domain/areas/area.commands.server'
import { systemContext } from '~/kit/context.server'
import { addDays } from '~/kit/dates'
import { drainJobs } from '~/kit/jobs.server'
import { eventsOf, lettersIn } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aHostedLearner, aPlacementOf, markAs, type Hosted } from '#tests/support/registers'
import { anAdviser, aSession, aStaffContext } from '#tests/support/tracking'

const test$ = testDatabase()
const YEAR = '2026-09-01'
const night = (day = '2026-11-20') => systemContext(test$.db, new Date(`${day}T23:00:00Z`))

/** Registers on days before the Friday, the last of them on the day itself. */
async function marked({ teacher, runId, learnerId }: Hosted, codes: string) {
  for (const [back, code] of [...codes].toReversed().entries()) {
    const sessionId = await aSession(teacher, runId, addDays('2026-11-20', -back))
    await markAs(teacher, sessionId, { [learnerId]: code })
  }
}

async function letters() {
  return (await lettersIn(test$.db)).filter(({ template }) => template === 'AttendanceAlert')
}

test('three sessions missed in a row open one alert, told to the tutor and the host once in its spell', async () => {
  const { db } = test$
  const hosted = await aHostedLearner(db)
  await marked(hosted, 'PPOOO')

  await raiseAlerts(night())
  await raiseAlerts(night('2026-11-21'))
  await drainJobs(db, night().now)

  const [alert, ...others] = (await openAlerts(hosted.tutor, YEAR)).map(alertShown)
  expect(others).toEqual([])
  expect(alert).toMatchObject({
    name: 'Amina Yusuf',
    words: 'Missed the last 3 sessions',
    tag: { text: 'Missed in a row' },
  })
  expect(await eventsOf(db, alert?.id ?? '')).toEqual(['attendance-alert.opened'])
  expect(await letters()).toHaveLength(2)
})

test('an alert closes when the pattern does not hold any more, and a new spell opens a new one', async () => {
  const { db } = test$
  const hosted = await aHostedLearner(db)
  await marked(hosted, 'POOO')
  await raiseAlerts(night())
  const later = { ...hosted, teacher: { ...hosted.teacher, now: new Date('2026-11-27T09:00:00Z') } }
  const came = await aSession(later.teacher, hosted.runId, '2026-11-23')
  await markAs(later.teacher, came, { [hosted.learnerId]: 'P' })

  await raiseAlerts(night('2026-11-23'))

  expect(await openAlerts(hosted.tutor, YEAR)).toEqual([])
  for (const day of ['2026-11-24', '2026-11-25', '2026-11-26']) {
    await markAs(later.teacher, await aSession(later.teacher, hosted.runId, day), { [hosted.learnerId]: 'O' })
  }
  await raiseAlerts(night('2026-11-26'))
  const all = await db.selectFrom('attendanceAlert').select(['openedOn', 'closedOn']).orderBy('openedOn').execute()
  expect(all).toEqual([
    { openedOn: '2026-11-20', closedOn: '2026-11-23' },
    { openedOn: '2026-11-26', closedOn: null },
  ])
})

test('marks that do not count as possible neither break nor make a row', async () => {
  const hosted = await aHostedLearner(test$.db)
  await marked(hosted, 'POXONO')

  await raiseAlerts(night())

  expect(await openAlerts(hosted.tutor, YEAR)).toMatchObject([{ missed: 3, possible: 4 }])
})

test('an area decides after how many sessions somebody is told', async () => {
  const { db } = test$
  const hosted = await aHostedLearner(db)
  await decideSetting(night(), hosted.town.areaId, 'missedInARow', 5)
  await marked(hosted, 'POOO')

  await raiseAlerts(night())

  expect(await openAlerts(hosted.tutor, YEAR)).toEqual([])
})

test('the host and the home school see an alert; another host, another form, an adviser and others do not', async () => {
  const { db } = test$
  const hosted = await aHostedLearner(db)
  await marked(hosted, 'POOO')
  await raiseAlerts(night())
  const elsewhere = await aHostedLearner(db)
  const otherForm = await aStaffContext(db, hosted.town.schoolId, hosted.town, 'tutor', { form: '11B' })

  const seen = async (ctx: typeof hosted.tutor) => (await openAlerts(ctx, YEAR)).length

  expect([await seen(hosted.tutor), await seen(hosted.teacher)]).toEqual([1, 1])
  for (const ctx of [elsewhere.tutor, elsewhere.teacher, otherForm, await anAdviser(db, hosted.town)]) {
    expect(await seen(ctx)).toBe(0)
  }
})

test('the school’s own codes count as they did on the day of the session', async () => {
  const { db } = test$
  const hosted = await aHostedLearner(db)
  await marked(hosted, 'POOO')
  await raiseAlerts(night())
  const homeId = hosted.town.schoolId
  await aPlacementOf(db, { learnerId: hosted.learnerId, homeId, hostId: hosted.hostId, runId: hosted.runId })
  const said = [
    ['2024-08-16', 'J'], // an interview was attendance then
    ['2024-09-03', 'J1'], // and is leave now
    ['2024-09-04', 'J'], // a code of no list any more counts for nothing
    ['2024-09-05', 'D'], // counted at the other school
    ['2024-09-06', 'B'],
  ] as const
  for (const [day, code] of said) {
    const { id } = await db
      .insertInto('classSession')
      .values({
        courseRunId: hosted.runId,
        providerId: hosted.hostId,
        title: 'Workshop',
        startsAt: new Date(`${day}T09:00:00Z`),
        endsAt: new Date(`${day}T10:00:00Z`),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('homeMark')
      .values({ sessionId: id, learnerId: hosted.learnerId, code, setAt: hosted.tutor.now })
      .execute()
  }

  const [alert] = await openAlerts(hosted.tutor, '2023-09-01')

  expect(alert).toMatchObject({ ownPossible: 3, ownAttended: 2 })
})
