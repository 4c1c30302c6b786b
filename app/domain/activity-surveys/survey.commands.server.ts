import { sql } from 'kysely'
import { activitySurveysVisibleTo } from '~/access/leaver-scopes.server'
import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { NotFound, Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { leavingYears } from '../leavers/leaver'
import { FIRST_LETTER, NOT_KNOWN, rank, refuseOddTerms } from './survey'
import { writeLetters } from './survey.jobs.server'
import { lockSurvey } from './survey.queries.server'
import type { OpeningForm } from './survey.schemas'
import { takeKnown } from './word.commands.server'

const SURVEYS_AT_MOST = 100

/** Opens the survey of a leaving year: whom it asks is frozen, what the record knows is counted, and the others are written to. */
export function openActivitySurvey(ctx: Context, form: OpeningForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { areaId } = ctx.actor
    if (!areaId) throw new NotFound('area')
    mustBeAllowed(ctx, 'activity-survey.keep', { areaId })
    const { leavingYear, referenceOn, closesOn, firstReminderOn, secondReminderOn } = form
    const reminders = [firstReminderOn, secondReminderOn].filter((day) => day !== null).toSorted()
    if (!leavingYears(londonDay(ctx.now)).includes(leavingYear))
      throw new Refusal('other-year', 'Nobody of this year is looked at now.', 'leavingYear')
    refuseOddTerms({ referenceOn, closesOn, reminders }, londonDay(ctx.now))

    const id = newId()
    const made = await ctx.db
      .insertInto('activitySurvey')
      .values({
        id,
        areaId,
        leavingYear,
        referenceOn,
        closesOn,
        state: 'open',
        openedById: ctx.actor.id,
        openedAt: ctx.now,
      })
      .onConflict((conflict) => conflict.columns(['areaId', 'leavingYear']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) throw new Refusal('opened-already', 'The survey of this year was opened already.')
    const people = await freeze(ctx, id, areaId, leavingYear)
    if (people === 0)
      throw new Refusal('nobody', 'Nobody is known to have left in this year. The record is worked out each night.')
    if (reminders.length > 0)
      await ctx.db
        .insertInto('activitySurveyReminder')
        .values(reminders.map((fallsOn, at) => ({ surveyId: id, round: at + 1, fallsOn })))
        .execute()
    await takeKnown(ctx, id)
    await record(
      ctx,
      'activity-survey.opened',
      { type: 'activity-survey', id },
      { leavingYear, referenceOn, closesOn, people },
    )
    await enqueue(
      ctx,
      writeLetters,
      { surveyId: id, round: FIRST_LETTER, after: null },
      { key: `activity-survey:${id}:0` },
    )
    return id
  })
}

async function freeze(ctx: Context, surveyId: string, areaId: string, leavingYear: number): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into activity_survey_person (survey_id, learner_id, school_id, sort_name)
    select ${surveyId}, leaver.learner_id, leaver.school_id, leaver.sort_name
    from leaver join learner on learner.id = leaver.learner_id and learner.merged_into_id is null and learner.area_id = ${areaId}
    where leaver.area_id = ${areaId} and leaver.leaving_year = ${leavingYear}`.execute(ctx.db)
  return Number(numAffectedRows ?? 0n)
}

/** Closes a survey before its last day. */
export function closeActivitySurvey(ctx: Context, surveyId: string, version: number): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const survey = await lockSurvey(ctx, surveyId, 'alone')
    mustBeAllowed(ctx, 'activity-survey.keep', survey)
    if (survey.state !== 'open') throw new Refusal('closed-already', 'This survey is closed already.')
    if (survey.version !== version)
      throw new Refusal('changed-meanwhile', 'Somebody changed this survey meanwhile. Look at it as it is now.')
    await close(ctx, survey)
  })
}

/** Each night: a survey whose last day is over is closed. Whoever comes second finds it closed. */
export async function closeDueSurveys(ctx: Context): Promise<void> {
  const due = await activitySurveysVisibleTo(ctx)
    .select('activitySurvey.id')
    .where('activitySurvey.state', '=', 'open')
    .where('activitySurvey.closesOn', '<', londonDay(ctx.now))
    .orderBy('activitySurvey.id')
    .limit(SURVEYS_AT_MOST)
    .execute()
  for (const { id } of due) {
    await inTransaction(ctx, async (ctx) => {
      const survey = await lockSurvey(ctx, id, 'alone')
      if (survey.state === 'open') await close(ctx, survey)
    })
  }
}

/** What counts becomes the result, which nobody changes any more. */
async function close(ctx: Context, { id, version }: { id: string; version: number }) {
  await takeKnown(ctx, id)
  await ctx.db
    .updateTable('activitySurvey')
    .set({ state: 'closed', closedAt: ctx.now, version: version + 1 })
    .where('id', '=', id)
    .execute()
  const { numAffectedRows } = await sql`
    insert into activity_survey_result (survey_id, learner_id, school_id, code, source, said_on, started_on, where_now)
    select person.survey_id, person.learner_id, person.school_id, coalesce(person.code, ${NOT_KNOWN}), person.source, person.said_on,
      word.started_on, word.where_now
    from activity_survey_person person
    join learner on learner.id = person.learner_id and learner.merged_into_id is null
    left join lateral (
      select word.started_on, word.where_now from activity_survey_word word
      where word.person_id = person.id and word.withdrawn_at is null
      order by word.source not in ('adviser', 'learner'), word.said_on desc, array_position(${[...rank]}::text[], word.source),
        word.recorded_at desc, word.id desc
      limit 1) word on true
    where person.survey_id = ${id}`.execute(ctx.db)
  await record(
    ctx,
    'activity-survey.closed',
    { type: 'activity-survey', id },
    { people: Number(numAffectedRows ?? 0n) },
  )
}

/** Each night: what the record has learnt since is counted in every open survey. */
export async function takeKnownEachNight(ctx: Context): Promise<void> {
  const open = await activitySurveysVisibleTo(ctx)
    .select('activitySurvey.id')
    .where('activitySurvey.state', '=', 'open')
    .orderBy('activitySurvey.id')
    .limit(SURVEYS_AT_MOST)
    .execute()
  for (const { id } of open) {
    await inTransaction(ctx, async (ctx) => {
      const { state } = await lockSurvey(ctx, id, 'beside')
      if (state === 'open') await takeKnown(ctx, id)
    })
  }
}
