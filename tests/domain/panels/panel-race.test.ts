import { describe, expect, test } from 'vitest'
import { confirmCase, lapseHolds } from '~/domain/panels/case-hold.commands.server'
import { putForward } from '~/domain/panels/case.commands.server'
import { decideCase } from '~/domain/panels/decision.commands.server'
import { systemContext } from '~/kit/context.server'
import { aLearner } from '#tests/support/admissions'
import { racingDatabase } from '#tests/support/database'
import {
  aCase,
  aHeldCase,
  anOpenMeeting,
  aPanel,
  aSharedRun,
  bookedFor,
  caseFor,
  caseRow,
  decision,
} from '#tests/support/panels'

const race$ = racingDatabase()

function codesOf(results: PromiseSettledResult<unknown>[]) {
  return results.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))
}

describe('at the same moment', () => {
  test('fifty decisions for the last two places give two', async () => {
    const { db } = race$
    const panel = await aPanel(db)
    const run = await aSharedRun(panel, { places: 2 })
    const cases = await Promise.all(Array.from({ length: 50 }, () => aCase(panel, run.id)))
    const meetingId = await anOpenMeeting(panel)

    const results = await Promise.allSettled(
      cases.map(({ id }) => decideCase(panel.chair, meetingId, id, decision(run.id))),
    )

    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    expect(new Set(codesOf(results))).toEqual(new Set(['red-places']))
    const held = await db
      .selectFrom('panelCase')
      .select('id')
      .where('sharedRunId', '=', run.id)
      .where('state', '=', 'provisional')
      .execute()
    expect(held).toHaveLength(2)
  })

  test('two cases of one learner in one block never both stand', async () => {
    const { db } = race$
    const panel = await aPanel(db)
    const learnerId = await aLearner(db, panel.town)
    const runs = [
      await aSharedRun(panel, { title: 'Engineering', blocks: [panel.tuesday, panel.thursday] }),
      await aSharedRun(panel, { title: 'Catering', blocks: [panel.thursday, panel.tuesday] }),
    ]
    const cases = []
    for (const run of runs) cases.push({ run, ...(await aCase(panel, run.id, { learnerId })) })
    const meetingId = await anOpenMeeting(panel)

    const results = await Promise.allSettled(
      cases.map(({ id, run }) => decideCase(panel.chair, meetingId, id, decision(run.id))),
    )

    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(['block-taken', 'red-timetable']).toContain(codesOf(results)[0])
    expect(await bookedFor(db, learnerId)).toEqual(['provisional', 'provisional'])
  })

  test('two colleagues who put the same learner forward for the same course do it once', async () => {
    const { db } = race$
    const panel = await aPanel(db)
    const run = await aSharedRun(panel)
    const learnerId = await aLearner(db, panel.town)

    const results = await Promise.allSettled(
      [1, 2, 3].map(() => putForward(panel.tutor, panel.panelId, learnerId, caseFor(run.id))),
    )

    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(new Set(codesOf(results))).toEqual(new Set(['duplicate']))
  })

  test('a confirmation and the night that lets the place go: one of them wins, and the bookings say the same', async () => {
    const { db } = race$
    const panel = await aPanel(db)
    const run = await aSharedRun(panel)
    const held = await aHeldCase(panel, run.id)
    const night = systemContext(db, new Date('2026-12-05T02:12:00Z'))

    await Promise.allSettled([confirmCase(panel.tutor, held.id, { version: 4 }), lapseHolds(night), lapseHolds(night)])

    const { state } = await caseRow(db, held.id)
    expect([state, await bookedFor(db, held.learnerId)]).toEqual(
      state === 'confirmed' ? ['confirmed', ['confirmed']] : ['awaiting-match', ['free']],
    )
  })
})
