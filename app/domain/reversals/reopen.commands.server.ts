import { sql } from 'kysely'
import { is } from '~/domain/applications/choice.states'
import { settingsOf } from '~/domain/areas/area.queries.server'
import { closuresOf } from '~/domain/cycles/cycle.queries.server'
import { addWorkingDays } from '~/domain/cycles/working-day'
import { takePlace } from '~/domain/offers/offer.commands.server'
import { setReplyClocks } from '~/domain/offers/reply-clock.commands.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import type { RestorableState } from './restoration'

export type Back = { id: string; learnerId: string; cycleId: string; courseRunId: string; areaId: string }

/** What belongs to a state comes back with it: the offer and its place, the interview, the wait, the school's look. */
export async function reopenWhatBelongs(ctx: Context, choice: Back, to: RestorableState) {
  if (to === 'with_school') await reopenCheck(ctx, choice.id)
  if (to === 'interviewing') await reopenInterview(ctx, choice.id)
  if (to === 'waiting_list') await reopenWait(ctx, choice.id)
  if (to === 'place_confirmed') await endEnrolment(ctx, choice.id)
  if (!is(to, 'offerLive')) return
  if (is(to, 'takesPlace')) await takePlace(ctx, choice)
  await reopenOffer(ctx, choice.id)
  if (to === 'offer') await setReplyClocks(ctx, choice, { isNewOffer: true })
}

/** A provider that owes an answer again gets the whole time, unless its day is still to come. */
export async function answerByAgain(ctx: Context, areaId: string, answerBy: string | null, to: RestorableState) {
  const today = londonDay(ctx.now)
  if (!is(to, 'clockRuns') || (answerBy !== null && answerBy >= today)) return answerBy
  const { answerDays } = await settingsOf(ctx, areaId)
  return addWorkingDays(today, answerDays, await closuresOf(ctx, areaId))
}

async function reopenOffer(ctx: Context, choiceId: string) {
  await sql`
    update offer set ended_at = null, reply_by = null, withdrawn_reason_id = null, withdrawn_detail = null
    where id = (select id from offer where choice_id = ${choiceId} order by made_at desc, id limit 1)`.execute(ctx.db)
}

async function reopenInterview(ctx: Context, choiceId: string) {
  await sql`
    update interview set cancelled_at = null, cancelled_by_id = null, cancelled_reason_id = null, cancelled_detail = null
    where id = (
      select id from interview where choice_id = ${choiceId} and starts_at > ${ctx.now}
      order by cancelled_at is null desc, starts_at limit 1)`.execute(ctx.db)
  // A learner who was to choose a time may choose again: unless the provider took that back, with a reason.
  await sql`
    update interview_invitation set ended_at = null
    where id = (
      select id from interview_invitation where choice_id = ${choiceId} order by ended_at is null desc, invited_at desc limit 1)
    and ended_reason_id is null`.execute(ctx.db)
}

async function reopenWait(ctx: Context, choiceId: string) {
  await sql`
    update waiting_list_entry set ended_at = null
    where id = (
      select id from waiting_list_entry where choice_id = ${choiceId}
      order by ended_at is null desc, added_at desc limit 1)`.execute(ctx.db)
}

async function reopenCheck(ctx: Context, choiceId: string) {
  await sql`
    update school_check set ended_at = null, outcome = null
    where id = (select id from school_check where choice_id = ${choiceId} order by asked_at desc limit 1)`.execute(
    ctx.db,
  )
}

/** A place that is only confirmed is not taken up: what was recorded of its start no longer holds. */
async function endEnrolment(ctx: Context, choiceId: string) {
  await ctx.db
    .updateTable('enrolment')
    .set({ status: 'left', endedOn: londonDay(ctx.now) })
    .where('choiceId', '=', choiceId)
    .where('status', '=', 'enrolled')
    .execute()
}
