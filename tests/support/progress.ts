import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { signatureOf, type Said, nothingSaid } from '~/domain/progress/entry-grid'
import { saveGrid } from '~/domain/progress/entry.commands.server'
import { gridAsked, gridRows } from '~/domain/progress/grid.queries.server'
import { setRound } from '~/domain/progress/round.commands.server'
import { findRound } from '~/domain/progress/round.queries.server'
import type { Context } from '~/kit/context.server'
import { schoolYear } from '~/domain/progress/round'
import { addDays, londonDay, londonMoment } from '~/kit/dates'
import { aHostedLearner, type Hosted } from './registers'
import { aReason } from './tracking'

/** A round of reports of the actor's own organisation that is open now. */
export function aRound(ctx: Context, { name = 'Autumn', opens = -3, closes = 10 } = {}): Promise<string> {
  const today = londonDay(ctx.now)
  const days = { opensOn: addDays(today, opens), closesOn: addDays(today, closes) }
  return setRound(ctx, { name, ...days, asks: ['effort', 'comment'], version: undefined })
}

export const aCourse = (run: string) => ({ run, form: '', subject: '', scale: '' })

/** What stands in a grid now, as its page has it. */
export async function standingIn(ctx: Context, roundId: string, run: string) {
  const round = await findRound(ctx, roundId)
  return gridRows(ctx, round, await gridAsked(ctx, round, aCourse(run)))
}

/** Enters one learner's row, as somebody does who sees what stands there. */
export async function enter(ctx: Context, roundId: string, run: string, learnerId: string, said: Partial<Said>) {
  const now = (await standingIn(ctx, roundId, run)).find(({ id }) => id === learnerId)
  const was = signatureOf(now ?? nothingSaid)
  const rows = [{ learnerId, was, ...nothingSaid, ...pick(now), ...said }]
  return saveGrid(ctx, roundId, aCourse(run), { scale: 'Pass, merit, distinction', rows })
}

function pick(now: Said | undefined): Partial<Said> {
  return now ? { target: now.target, grade: now.grade, effort: now.effort, comment: now.comment } : {}
}

type Begun = { learnerId: string; organisationId: string; ownerId: string; lastDay: string }

/** Something that was begun for a learner, to be looked at on a day. */
export async function anIntervention(db: Kysely<DB>, { lastDay, ...begun }: Begun) {
  const day = addDays(lastDay, -21)
  await db
    .insertInto('intervention')
    .values({
      ...{ ...begun, kindId: await aReason(db, 'intervention-kind', 'talk'), year: schoolYear(lastDay), state: 'open' },
      ...{ startedOn: day, lookAgainOn: lastDay, changedAt: londonMoment(day, '12:00:00') },
    })
    .execute()
}

/** Amina of Northgate School, taught at Riverside College, which has an open round. */
export async function aReportedLearner(db: Kysely<DB>): Promise<Hosted & { roundId: string }> {
  const hosted = await aHostedLearner(db)
  return { ...hosted, roundId: await aRound(hosted.teacher) }
}
