import { describe, expect, test } from 'vitest'
import { impossibleStates } from '~/jobs'
import { decideSetting } from '~/domain/areas/area.commands.server'
import { keepAsBackup } from '~/domain/offers/reply.commands.server'
import { makeOffer } from '~/domain/offers/offer.commands.server'
import { goOn } from '~/domain/results/go-on.commands.server'
import { releasePrepared } from '~/domain/results/rehearse.commands.server'
import { releaseResults } from '~/domain/results/release-due.commands.server'
import { systemContext, type Context } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import { aChoice, aCourseRun, bringTo, countEvents, eventsOf, FRIDAY, jobsIn, stateOf } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aReason } from '#tests/support/tracking'
import { resultsMorning } from '#tests/support/results'
import { MINUTE, onResultsDay } from './places'

const test$ = testDatabase()
const { aPlace, maths, prepare, templates, release, atMinute } = onResultsDay(test$)
const later = (ctx: Context): Context => ({ ...ctx, now: MINUTE })

describe('at the minute', () => {
  test('what results meet is marked and confirmed by the system, with one letter', async () => {
    const choice = await aPlace()
    await maths(choice, '5')
    await drainJobs(test$.db, FRIDAY)
    const before = (await templates()).length

    expect(await release()).toBe(1)

    expect(await stateOf(test$.db, choice.id)).toBe('place_confirmed')
    expect((await eventsOf(test$.db, choice.id)).slice(-2)).toEqual(['condition.decided', 'place.confirmed'])
    expect((await templates()).slice(0, before + 5).filter((name) => name === 'PlaceConfirmed')).toHaveLength(1)
    expect(await templates()).not.toContain('ConditionsDecided')
    for (const check of impossibleStates) expect(await check.find(atMinute(), 5)).toEqual([])
  })

  test('a second time, and for what no result speaks of, nothing happens', async () => {
    const choice = await aPlace()
    const other = await aPlace({ town: choice.town })
    await maths(choice, '5')
    await release()
    const events = await countEvents(test$.db)

    expect(await release()).toBe(0)

    expect(await countEvents(test$.db)).toBe(events)
    expect(await stateOf(test$.db, other.id)).toBe('accepted_conditional')
  })

  test('what was missed waits for a person, unless somebody has prepared it', async () => {
    const choice = await aPlace()
    await maths(choice, '4')

    await release()

    expect(await stateOf(test$.db, choice.id)).toBe('accepted_conditional')
    const run = test$.db.selectFrom('resultsRunItem').select(['outcome', 'why'])
    expect(await run.execute()).toEqual([{ outcome: 'waiting', why: null }])
    const standing = test$.db.selectFrom('preparedDecision').select(['standing', 'decision'])
    expect(await standing.execute()).toEqual([{ standing: 'missed-by-one', decision: null }])
  })

  test('a missed place that is given all the same is confirmed by whoever prepared it', async () => {
    const choice = await aPlace()
    await maths(choice, '4')
    await prepare(choice, { decision: 'confirm' })
    expect(await stateOf(test$.db, choice.id)).toBe('accepted_conditional')

    await release()

    expect(await stateOf(test$.db, choice.id)).toBe('place_confirmed')
    const confirmed = test$.db.selectFrom('auditEvent').select('actorId').where('action', '=', 'place.confirmed')
    expect(await confirmed.execute()).toEqual([{ actorId: choice.officer.actor.id }])
  })

  test('conditions that were not met end the place with the reason, and the backup takes its place', async () => {
    const { db } = test$
    const choice = await aPlace()
    const backup = await aChoice(db, { town: choice.town, learnerId: choice.learnerId, state: 'draft' })
    await bringTo(db, backup, 'submitted')
    await makeOffer(backup.officer, backup.id, { kind: 'unconditional', conditions: [], message: null })
    await keepAsBackup(backup.learner, backup.id)
    await maths(choice, '2')
    await prepare(choice, { decision: 'not-met', reason: await aReason(db, 'conditions-missed', 'grade-missed') })

    await release()

    expect([await stateOf(db, choice.id), await stateOf(db, backup.id)]).toEqual([
      'conditions_not_met',
      'place_confirmed',
    ])
    const letters = (await templates()).filter((name) => ['ConditionsMissed', 'ConditionsDecided'].includes(name))
    expect(letters).toEqual(['ConditionsMissed'])
    expect((await eventsOf(db, backup.id)).filter((name) => name === 'backup.promoted')).toHaveLength(1)
  })

  test('another course is offered, without asking for the grade again', async () => {
    const { db } = test$
    const choice = await aPlace()
    const run = await aCourseRun(db, choice.providerId, { title: 'Engineering level 2' })
    await maths(choice, '3')
    await prepare(choice, { decision: 'other-course', run })

    await release()

    expect(await stateOf(db, choice.id)).toBe('offer')
    const offer = db.selectFrom('offer').select(['courseRunId', 'kind']).where('choiceId', '=', choice.id)
    expect(await offer.where('endedAt', 'is', null).execute()).toEqual([{ courseRunId: run, kind: 'unconditional' }])
  })

  test('whoever left the provider meanwhile does nothing: the place waits, and the report says so', async () => {
    const { db } = test$
    const choice = await aPlace()
    await maths(choice, '4')
    await prepare(choice, { decision: 'confirm' })
    await db
      .updateTable('membership')
      .set({ endedAt: FRIDAY })
      .where('accountId', '=', choice.officer.actor.id ?? '')
      .execute()

    await release()

    expect(await stateOf(db, choice.id)).toBe('accepted_conditional')
    const run = db.selectFrom('resultsRunItem').select(['outcome', 'why'])
    expect(await run.execute()).toEqual([
      { outcome: 'refused', why: 'Whoever prepared this does not work here any more. Decide it yourself.' },
    ])
  })

  test('conditions of a backup are marked, and it stays a backup', async () => {
    const choice = await aPlace({ state: 'accepted_backup' })
    await maths(choice, '7')

    await release()

    expect(await stateOf(test$.db, choice.id)).toBe('accepted_backup')
    expect(await eventsOf(test$.db, choice.id)).toContain('condition.decided')
  })

  test('what comes in late is done when the provider says so, and not before results are out', async () => {
    const choice = await aPlace()
    await expect(releasePrepared(choice.officer)).rejects.toMatchObject({ code: 'not-out-yet' })
    await release()
    await maths(choice, '6')

    await releasePrepared(later(choice.officer))

    expect(await stateOf(test$.db, choice.id)).toBe('place_confirmed')
  })

  test('an area with a later time is come back to at that time', async () => {
    const { db } = test$
    const choice = await aPlace()
    await maths(choice, '6')
    await decideSetting(systemContext(db, FRIDAY), choice.town.areaId, 'resultsTime', '09:00')

    await releaseResults(atMinute())

    expect(await stateOf(db, choice.id)).toBe('accepted_conditional')
    expect(await jobsIn(db)).toContain('results/release')
    await drainJobs(db, new Date('2027-08-26T08:00:00Z'))
    expect(await stateOf(db, choice.id)).toBe('place_confirmed')
  })
})

describe('the night shift', () => {
  test('makes results known at the minute and leaves the places to the job, so that nobody waits behind all of them', async () => {
    const { db } = test$
    const choice = await aPlace()
    await maths(choice, '6')

    expect(await releaseResults(atMinute())).toBe(1)

    expect(await db.selectFrom('cycle').select('resultsOutAt').where('id', '=', choice.town.cycleId).execute()).toEqual(
      [{ resultsOutAt: MINUTE }],
    )
    expect(await stateOf(db, choice.id)).toBe('accepted_conditional')
    expect(await jobsIn(db)).toContain('results/go-on')
  })
})

describe('a run that was cut off', () => {
  test('is gone on with, and nothing is done twice', async () => {
    const { db } = test$
    const first = await aPlace()
    const town = first.town
    const rest = [await aPlace({ town }), await aPlace({ town })]
    const all = [first, ...rest]
    for (const choice of all) await maths(choice, '6')
    await resultsMorning(atMinute())
    // As if it had been killed after the first: the rest have no outcome, and stand as before.
    const [run] = await db.selectFrom('resultsRun').select('id').execute()
    const ids = rest.map(({ id }) => id)
    await db.updateTable('resultsRun').set({ finishedAt: null }).execute()
    await db.updateTable('resultsRunItem').set({ outcome: null, endedAt: null }).where('choiceId', 'in', ids).execute()
    await db
      .updateTable('choice')
      .set({ state: 'accepted_conditional' })
      .where('id', '=', ids[0] ?? '')
      .execute()

    await goOn(atMinute(), run?.id ?? '')

    for (const { id } of all) expect(await stateOf(db, id)).toBe('place_confirmed')
    const confirmed = await Promise.all(all.map(({ id }) => eventsOf(db, id)))
    expect(confirmed.map((events) => events.filter((name) => name === 'place.confirmed').length)).toEqual([1, 2, 1])
    expect(await db.selectFrom('resultsRun').select('finishedAt').execute()).toEqual([{ finishedAt: MINUTE }])
  })
})
