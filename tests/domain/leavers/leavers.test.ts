import { describe, expect, test } from 'vitest'
import '#tests/support/reactions'
import { decideConsent } from '~/domain/consents/consent.commands.server'
import { recordIntention } from '~/domain/destinations/destination.commands.server'
import { lookAtLeaver } from '~/domain/leavers/leaver.commands.server'
import { findLeaver, formerPupils, leaverCounts, leaverWork } from '~/domain/leavers/leaver.queries.server'
import { askForLeavers, refreshAll } from '~/domain/leavers/refresh.commands.server'
import { updateActivity } from '~/domain/participation/activity.commands.server'
import { systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import { aChoice, aLearner, aProvider, aTown, eventsOf, theLearner, type Town } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { anAdviser, anEnrolment, aStaffContext } from '#tests/support/tracking'

const test$ = testDatabase()
const NOVEMBER = new Date('2027-11-05T09:00:00Z')
const everything = { year: 2027, kind: 'all', schoolId: null, after: null } as const

const workOut = ({ areaId }: Town, now = NOVEMBER) =>
  refreshAll(systemContext(test$.db, now), { areaId, leavingYear: 2027 })

async function someLeavers() {
  const { db } = test$
  const town = await aTown(db)
  const here = await anEnrolment(db, { town, startedOn: '2026-11-20' })
  const away = await aChoice(db, {
    ...{ town, learnerId: await aLearner(db, town, { familyName: 'Zimmer' }), state: 'place_confirmed' },
  })
  const silent = await aLearner(db, town, { familyName: 'Baker' })
  await workOut(town)
  return { town, here, away, silent, adviser: await anAdviser(db, town, NOVEMBER) }
}

describe('what advisers look at', () => {
  test('is whoever is not where they said yes to, or is not known, by name', async () => {
    const { away, silent, adviser } = await someLeavers()

    const { rows } = await leaverWork(adviser, everything)

    expect(rows.map(({ learnerId, openMismatch }) => [learnerId, openMismatch])).toEqual([
      [silent, 'not-known'],
      [away.learnerId, 'not-started'],
    ])
  })

  test('is narrowed to a kind and a school, and is nobody else’s', async () => {
    const { db } = test$
    const { town, silent, adviser } = await someLeavers()
    const kind = await leaverWork(adviser, { ...everything, kind: 'not-known' })
    const school = await leaverWork(adviser, { ...everything, schoolId: town.schoolId })
    const other = await leaverWork(adviser, { ...everything, schoolId: await aProvider(db, town, { kind: 'school' }) })
    const stranger = await anAdviser(db, await aTown(db), NOVEMBER)

    expect(kind.rows.map(({ learnerId }) => learnerId)).toEqual([silent])
    expect([school.rows.length, other.rows.length]).toEqual([2, 0])
    expect((await leaverWork(stranger, everything)).rows).toEqual([])
  })

  test('is worked out each night; the same night twice changes nothing', async () => {
    const { db } = test$
    const { town } = await someLeavers()
    await drainJobs(db, NOVEMBER)
    await workOut(town)
    const before = await db.selectFrom('leaver').select(['learnerId', 'version']).orderBy('learnerId').execute()

    await askForLeavers(systemContext(db, NOVEMBER))
    await drainJobs(db, NOVEMBER)

    expect(await db.selectFrom('leaver').select(['learnerId', 'version']).orderBy('learnerId').execute()).toEqual(
      before,
    )
    expect(before).toHaveLength(3)
  })

  test('follows an adviser’s word at once', async () => {
    const { db } = test$
    const { silent, adviser } = await someLeavers()

    const terms = {
      code: '619',
      startedOn: '2027-09-20',
      verifiedOn: '2027-11-05',
      reviewOn: null,
      predictedEndOn: null,
    }
    await updateActivity(adviser, silent, terms)
    await drainJobs(db, NOVEMBER)

    const { rows } = await leaverWork(adviser, everything)
    expect(rows.map(({ learnerId }) => learnerId)).not.toContain(silent)
  })
})

describe('looking at it', () => {
  test('takes it off the list until it is something else, and leaves one event', async () => {
    const { db } = test$
    const { town, silent, adviser } = await someLeavers()
    const [row] = (await leaverWork(adviser, everything)).rows
    if (!row) throw new Error('nobody')

    await lookAtLeaver(adviser, row.id, { reason: 'Moved to Spain', version: row.version })

    expect((await leaverWork(adviser, everything)).rows.map(({ id }) => id)).not.toContain(row.id)
    expect(await eventsOf(db, row.id)).toEqual(['leaver.looked-at'])
    await aChoice(db, { town, learnerId: silent, state: 'place_confirmed' })
    await workOut(town)
    expect((await findLeaver(adviser, row.id)).openMismatch).toBe('not-started')
  })

  test('is refused on what has changed meanwhile, where nothing is open, and to anybody but an adviser', async () => {
    const { db } = test$
    const { town, here, adviser } = await someLeavers()
    const [row] = (await leaverWork(adviser, everything)).rows
    if (!row) throw new Error('nobody')
    const careers = await aStaffContext(db, town.schoolId, town, 'careers-lead', { now: NOVEMBER })
    const settled = await db
      .selectFrom('leaver')
      .select('id')
      .where('learnerId', '=', here.learnerId)
      .executeTakeFirstOrThrow()

    await expect(lookAtLeaver(adviser, row.id, { reason: 'x', version: 9 })).rejects.toMatchObject({
      code: 'changed-meanwhile',
    })
    await expect(lookAtLeaver(adviser, settled.id, { reason: 'x', version: 1 })).rejects.toMatchObject({
      code: 'nothing-open',
    })
    await expect(lookAtLeaver(careers, row.id, { reason: 'x', version: 1 })).rejects.toMatchObject({
      name: 'NotAllowed',
    })
    expect(await eventsOf(db, row.id)).toEqual([])
  })
})

describe('former pupils', () => {
  test('are read by the school they left, those of a form by its tutor, and by no other school', async () => {
    const { db } = test$
    const { town } = await someLeavers()
    const at = (
      role: 'careers-lead' | 'tutor' | 'exams-officer',
      form: string | null = null,
      schoolId = town.schoolId,
    ) => aStaffContext(db, schoolId, town, role, { now: NOVEMBER, form })
    const seen = async (ctx: Awaited<ReturnType<typeof at>>) =>
      (await formerPupils(ctx, { year: 2027, after: null })).rows.length

    expect(await seen(await at('careers-lead'))).toBe(3)
    expect(await seen(await at('tutor', '11A'))).toBe(3)
    expect(await seen(await at('tutor', '11B'))).toBe(0)
    expect(await seen(await at('exams-officer'))).toBe(0)
    expect(await seen(await at('careers-lead', null, await aProvider(db, town, { kind: 'school' })))).toBe(0)
  })

  test('of whom no more than the name is passed on are nowhere', async () => {
    const { db } = test$
    const { town, silent, adviser } = await someLeavers()
    const careers = await aStaffContext(db, town.schoolId, town, 'careers-lead', { now: NOVEMBER })
    await decideConsent(theLearner(db, silent, town, NOVEMBER), silent, 'careers-service', true)
    await workOut(town)

    expect((await leaverWork(adviser, everything)).rows.map(({ learnerId }) => learnerId)).not.toContain(silent)
    expect((await formerPupils(careers, { year: 2027, after: null })).rows).toHaveLength(2)
  })

  test('are counted by what they meant and what they did', async () => {
    const { db } = test$
    const { town, silent } = await someLeavers()
    const careers = await aStaffContext(db, town.schoolId, town, 'careers-lead', { now: NOVEMBER })
    await recordIntention(careers, silent, { code: '111', reason: null })
    await workOut(town)

    const counts = await leaverCounts(careers, 2027)

    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(3)
    expect(counts.find(({ intended }) => intended?.startsWith('Full-time education at this school'))).toMatchObject({
      count: 1,
      family: null,
    })
  })
})
