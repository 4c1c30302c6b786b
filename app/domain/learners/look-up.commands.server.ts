import { sql } from 'kysely'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { enqueue } from '~/kit/jobs.server'
import { hourOf, WINDOW_MS } from './look-up'
import { tellOfLookUps } from './look-up.jobs.server'

/** Keeps that somebody went through many records: told once for each person and hour, counted on while it goes on. */
export function keepAlert(ctx: Context, viewerId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const beganAt = new Date(ctx.now.getTime() - WINDOW_MS)
    const alert = await writeAlert(ctx, viewerId, beganAt)
    if (!alert) return
    const counts = await countLooks(ctx, alert.id)
    await countBySchool(ctx, alert.id)
    if (alert.beganAt.getTime() !== beganAt.getTime()) return
    await record(ctx, 'records.many-looked-at', { type: 'account', id: viewerId }, counts)
    await enqueue(ctx, tellOfLookUps, { alertId: alert.id }, { key: `look-ups:${alert.id}` })
  })
}

// Nothing comes back while the alert of this hour is fresh: of two at the same moment one waits for the other, and then stops.
function writeAlert(ctx: Context, viewerId: string, beganAt: Date) {
  const { actor } = ctx
  return ctx.db
    .insertInto('lookUpAlert')
    .values({
      viewerId,
      viewerRole: actor.role,
      organisationId: actor.partnerId ?? actor.organisationId,
      areaId: actor.areaId,
      hour: hourOf(ctx.now),
      beganAt,
      at: ctx.now,
    })
    .onConflict((one) =>
      one.columns(['viewerId', 'hour']).doUpdateSet({ at: ctx.now }).where('lookUpAlert.at', '<=', beganAt),
    )
    .returning(['id', 'beganAt'])
    .executeTakeFirst()
}

/** How many learners were asked for since the looks of an alert began, and how many of them were shown. */
function countLooks(ctx: Context, alertId: string) {
  return ctx.db
    .updateTable('lookUpAlert')
    .from((eb) =>
      eb
        .selectFrom('recordView')
        .innerJoin('lookUpAlert as this', 'this.viewerId', 'recordView.viewerId')
        .where('this.id', '=', alertId)
        .whereRef('recordView.viewedAt', '>', 'this.beganAt')
        .select([
          sql<number>`count(distinct record_view.learner_id)::int`.as('tried'),
          sql<number>`(count(distinct record_view.learner_id) filter (where record_view.was_shown))::int`.as('shown'),
        ])
        .as('look'),
    )
    .set((eb) => ({ tried: eb.ref('look.tried'), shown: eb.ref('look.shown') }))
    .where('lookUpAlert.id', '=', alertId)
    .returning(['lookUpAlert.tried', 'lookUpAlert.shown'])
    .executeTakeFirstOrThrow()
}

/** How many learners of each school were shown: those on its roll now. */
function countBySchool(ctx: Context, alertId: string) {
  return ctx.db
    .insertInto('lookUpAlertSchool')
    .columns(['alertId', 'schoolId', 'learners'])
    .expression((eb) =>
      eb
        .selectFrom('lookUpAlert')
        .innerJoin('recordView', 'recordView.viewerId', 'lookUpAlert.viewerId')
        .innerJoin('rollEntry', (join) =>
          join.onRef('rollEntry.learnerId', '=', 'recordView.learnerId').on('rollEntry.leftOn', 'is', null),
        )
        .where('lookUpAlert.id', '=', alertId)
        .whereRef('recordView.viewedAt', '>', 'lookUpAlert.beganAt')
        .where('recordView.wasShown', '=', true)
        .groupBy(['lookUpAlert.id', 'rollEntry.schoolId'])
        .select([
          'lookUpAlert.id',
          'rollEntry.schoolId',
          sql<number>`count(distinct record_view.learner_id)::int`.as('learners'),
        ]),
    )
    .onConflict((one) =>
      one.columns(['alertId', 'schoolId']).doUpdateSet((eb) => ({ learners: eb.ref('excluded.learners') })),
    )
    .execute()
}
