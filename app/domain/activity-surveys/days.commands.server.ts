import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { Refusal } from '~/kit/errors'
import { refuseClosed, refuseOddDays } from './survey'
import { lockSurvey, remindersOf } from './survey.queries.server'
import type { DaysForm } from './survey.schemas'

/**
 * Changes the last day of an open survey and the reminders that have not gone out. Later letters, the reminders of each night and the closing
 * all read these days. The day that is asked about stays: answers are about it.
 */
export function changeSurveyDays(ctx: Context, surveyId: string, form: DaysForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const survey = await lockSurvey(ctx, surveyId, 'alone')
    mustBeAllowed(ctx, 'activity-survey.keep', survey)
    const today = londonDay(ctx.now)
    refuseClosed(survey, today)
    if (survey.version !== form.version)
      throw new Refusal('changed-meanwhile', 'Somebody changed this survey meanwhile. Look at it as it is now.')
    const { closesOn } = form
    // Reminders go out in their order: what was sent is at the front, and stays.
    const held = await remindersOf(ctx, surveyId)
    const sent = held.filter(({ sentAt }) => sentAt !== null).length
    const reminders = [form.firstReminderOn, form.secondReminderOn]
      .slice(sent)
      .filter((day) => day !== null)
      .toSorted()
    refuseOddDays({ closesOn, reminders }, { today, closesOn: survey.closesOn })

    await ctx.db
      .updateTable('activitySurvey')
      .set({ closesOn, version: survey.version + 1 })
      .where('id', '=', surveyId)
      .execute()
    await ctx.db
      .deleteFrom('activitySurveyReminder')
      .where('surveyId', '=', surveyId)
      .where('sentAt', 'is', null)
      .execute()
    if (reminders.length > 0)
      await ctx.db
        .insertInto('activitySurveyReminder')
        .values(reminders.map((fallsOn, at) => ({ surveyId, round: sent + at + 1, fallsOn })))
        .execute()
    const before = { closesOn: survey.closesOn, reminders: held.slice(sent).map(({ fallsOn }) => fallsOn) }
    const subject = { type: 'activity-survey', id: surveyId }
    await record(ctx, 'activity-survey.days-changed', subject, { closesOn, reminders, before })
  })
}
