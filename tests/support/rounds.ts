import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { schoolYear } from '~/domain/progress/round'
import { setRound } from '~/domain/progress/round.commands.server'
import type { Context } from '~/kit/context.server'
import { addDays, londonDay, londonMoment } from '~/kit/dates'
import { aHostedLearner, type Hosted } from './registers'
import { aReason } from './tracking'

/** A round of reports of the actor's own organisation that is open now. */
export function aRound(ctx: Context, { name = 'Autumn', opens = -3, closes = 10 } = {}): Promise<string> {
  const today = londonDay(ctx.now)
  const days = { opensOn: addDays(today, opens), closesOn: addDays(today, closes) }
  return setRound(ctx, { name, ...days, asks: ['effort', 'comment'], version: undefined })
}

/** Amina of Northgate School, taught at Riverside College, which has an open round. */
export async function aReportedLearner(db: Kysely<DB>): Promise<Hosted & { roundId: string }> {
  const hosted = await aHostedLearner(db)
  return { ...hosted, roundId: await aRound(hosted.teacher) }
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
