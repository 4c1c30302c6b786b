import { sql } from 'kysely'
import type { Context } from '~/kit/context.server'
import { TooManyTries } from '~/kit/errors'
import { isTooMany, LEARNERS_AT_MOST, LOOKS_AT_MOST, WINDOW_MS } from './look-up'
import { keepAlert } from './look-up.commands.server'
import type { ViewedPart } from './view.words'

/**
 * Writes in the access log that somebody, or a program, has looked at a learner's record. One's own eyes are not logged.
 * Whoever has opened too many records in a short time is refused, so a page calls this before it shows anything.
 */
export async function recordView(ctx: Context, learnerId: string, what: ViewedPart): Promise<void> {
  const { actor } = ctx
  if ((actor.id === null && actor.tokenId === null) || actor.learnerId === learnerId) return
  const before = await writeLook(ctx, learnerId, what)
  if (actor.id === null || !isTooMany(before)) return
  await keepAlert(ctx, actor.id)
  throw new TooManyTries(
    'You have opened very many records in a short time, so we stopped. Wait ten minutes. Those who answer for your account are told.',
    WINDOW_MS / 1_000,
  )
}

/**
 * Writes the look and counts, in one statement, what the same person looked at shortly before. Looks at the very same moment
 * do not see each other: so many more may slip through as there are connections to the database.
 */
function writeLook(ctx: Context, learnerId: string, what: ViewedPart) {
  const { actor } = ctx
  return ctx.db
    .with('counted', (db) =>
      db
        .selectFrom((eb) =>
          eb
            .selectFrom('recordView')
            .select('recordView.learnerId')
            .where('recordView.viewerId', '=', actor.id)
            .where('recordView.viewedAt', '>', new Date(ctx.now.getTime() - WINDOW_MS))
            .orderBy('recordView.viewedAt', 'desc')
            .limit(LOOKS_AT_MOST)
            .as('look'),
        )
        .select([
          sql<number>`count(distinct look.learner_id) filter (where look.learner_id <> ${learnerId})::int`.as('others'),
          sql<number>`count(*)::int`.as('looks'),
        ]),
    )
    .with('written', (db) =>
      db.insertInto('recordView').values({
        viewedAt: ctx.now,
        learnerId,
        viewerId: actor.id,
        tokenId: actor.tokenId,
        viewerRole: actor.role,
        // Whose person looked: somebody who answers for another provider stands there with their own.
        organisationId: actor.partnerId ?? actor.organisationId,
        what,
        requestId: ctx.requestId,
        wasShown: sql`(select others < ${LEARNERS_AT_MOST} and looks < ${LOOKS_AT_MOST} from counted)`,
      }),
    )
    .selectFrom('counted')
    .select(['counted.others', 'counted.looks'])
    .executeTakeFirstOrThrow()
}
