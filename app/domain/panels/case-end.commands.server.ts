import { mustBeAllowed } from '~/access/guard.server'
import { freeBookings } from '~/domain/blocks/booking.commands.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { nextState } from '~/kit/machine'
import { keptBy, refuseBegun, refuseCaseChanged } from './case'
import { saveCase, subjectOf } from './case.commands.server'
import { tellCase } from './case.jobs.server'
import { bookingsOf, lockCase, panelReasons } from './case.queries.server'
import type { AppealForm, CaseEnd } from './case.schemas'
import { caseMachine } from './case.states'

/** Takes a case back: its bookings are free, it leaves the agendas that are still to come, and an open appeal is over. */
export function withdrawCase(ctx: Context, caseId: string, { version, reason, detail }: CaseEnd) {
  return inTransaction(ctx, async (ctx) => {
    const found = await lockCase(ctx, caseId)
    mustBeAllowed(ctx, 'case.see-to', keptBy(found, ctx.actor))
    refuseCaseChanged(found, version)
    const state = nextState(caseMachine, found.state, 'withdraw')
    const today = londonDay(ctx.now)
    refuseBegun(found, today)
    const given = (await panelReasons(ctx, ['panel-withdrawal'])).find(({ id }) => id === reason)
    if (!given) throw new Refusal('unknown-reason', 'This reason is no longer on the list. Choose another.', 'reason')
    if (given.needsDetail && detail === null) throw new Refusal('needs-detail', 'Say what the reason is.', 'detail')

    await freeBookings(ctx, await bookingsOf(ctx, caseId), today)
    await endAppeal(ctx, caseId)
    await saveCase(ctx, found, { state, heldUntil: null, reasonId: reason, detail })
    const eventId = await record(ctx, 'case.withdrawn', subjectOf(found), { reason: given.label, from: found.state })
    if (found.state !== 'draft')
      await enqueue(ctx, tellCase, { caseId, eventId, news: 'withdrawn' }, { key: `case:${eventId}` })
  })
}

/** The home school asks for a second decision after a refusal: nobody who decided before decides again. */
export function appealCase(ctx: Context, caseId: string, { version, words }: AppealForm) {
  return inTransaction(ctx, async (ctx) => {
    const found = await lockCase(ctx, caseId)
    mustBeAllowed(ctx, 'case.appeal', { schoolId: found.homeId })
    refuseCaseChanged(found, version)
    const state = nextState(caseMachine, found.state, 'appeal', 'Only a refused case can be appealed.')
    if (await hasAppealed(ctx, caseId))
      throw new Refusal('appealed-before', 'The school has appealed once. The second decision stands.')
    await ctx.db
      .insertInto('caseAppeal')
      .values({ id: newId(), caseId, words, madeById: ctx.actor.id, madeAt: ctx.now })
      .execute()
    await saveCase(ctx, found, { state, reasonId: null, detail: null })
    await record(ctx, 'case.appealed', subjectOf(found))
  })
}

async function hasAppealed(ctx: Context, caseId: string): Promise<boolean> {
  const found = await ctx.db.selectFrom('caseAppeal').select('id').where('caseId', '=', caseId).limit(1).execute()
  return found.length > 0
}

function endAppeal(ctx: Context, caseId: string) {
  return ctx.db
    .updateTable('caseAppeal')
    .set({ endedAt: ctx.now })
    .where('caseId', '=', caseId)
    .where('endedAt', 'is', null)
    .execute()
}
