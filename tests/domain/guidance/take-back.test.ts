import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { lettersLeaveAt } from '~/domain/guidance/nudge'
import { nudgeLearners } from '~/domain/guidance/nudge.commands.server'
import { tellNudged } from '~/domain/guidance/nudge.jobs.server'
import { lastNudgesBy, nudgesOf } from '~/domain/guidance/nudge.queries.server'
import { takeBackNudges } from '~/domain/guidance/take-back.commands.server'
import type { Context } from '~/kit/context.server'
import { aLearner, aTown, eventsOf } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aStaffContext } from '#tests/support/tracking'

const test$ = testDatabase()

async function aReminder() {
  const { db } = test$
  const town = await aTown(db)
  const learnerId = await aLearner(db, town)
  const tutor = await aStaffContext(db, town.schoolId, town, 'tutor', { form: '11A' })
  await nudgeLearners(tutor, [learnerId])
  const nudge = await db.selectFrom('nudge').select('id').executeTakeFirstOrThrow()
  return { db, town, learnerId, tutor, nudgeId: nudge.id }
}

const later = (ctx: Context, minutes: number) => ({ ...ctx, now: new Date(ctx.now.getTime() + minutes * 60_000) })

describe('taking reminders back', () => {
  test('in time: no letter goes, an event says so, and the learner may be reminded at once', async () => {
    const { db, tutor, learnerId, nudgeId } = await aReminder()

    expect(await takeBackNudges(later(tutor, 4))).toBe(1)
    await tellNudged.run(tutor, { nudgeId })

    expect(await db.selectFrom('letter').select('id').where('learnerId', '=', learnerId).execute()).toEqual([])
    expect(await eventsOf(db, nudgeId)).toEqual(['learner.nudged', 'learner.nudge-taken-back'])
    expect(await nudgesOf(tutor, learnerId)).toEqual([])
    expect(await nudgeLearners(later(tutor, 4), [learnerId])).toEqual({ nudged: 1, leftOut: 0 })
  })

  test('the letters wait until nobody can take them back any more', async () => {
    const { db, tutor } = await aReminder()

    const { rows } = await sql<{ seconds: number }>`
      select extract(epoch from run_at - now())::int as seconds from graphile_worker.jobs
      where task_identifier = ${tellNudged.name}`.execute(db)

    const window = (lettersLeaveAt(tutor.now).getTime() - tutor.now.getTime()) / 1000
    for (const { seconds } of rows) expect(seconds).toBeGreaterThan(window)
    expect(rows).toHaveLength(1)
  })

  test.each([
    ['once the letters have left', 5, 'too-late'],
    ['a second time', 1, 'taken-back-already'],
  ])('is refused %s', async (_when, minutes, code) => {
    const { tutor } = await aReminder()
    if (code === 'taken-back-already') await takeBackNudges(tutor)

    await expect(takeBackNudges(later(tutor, minutes))).rejects.toMatchObject({ code })
  })

  test('reaches nobody else’s reminders, of this school or another', async () => {
    const { db, town, tutor } = await aReminder()
    const colleague = await aStaffContext(db, town.schoolId, town, 'head')
    const away = await aTown(db)
    const stranger = await aStaffContext(db, away.schoolId, away, 'head')

    for (const other of [colleague, stranger])
      await expect(takeBackNudges(other)).rejects.toMatchObject({ name: 'NotFound' })
    expect(await lastNudgesBy(tutor)).toMatchObject({ learners: 1, isTakenBack: false })
  })
})
