import { sql, type RawBuilder } from 'kysely'
import { newId } from '~/kit/chance.server'
import type { Context } from '~/kit/context.server'
import { rank, type WordSource } from './survey'

export type NewWord = {
  personId: string
  source: WordSource
  code: string
  startedOn: string | null
  whereNow: string | null
  words: string | null
  saidOn: string
  organisationId?: string | null
  intakeId?: string | null
}

/** Keeps what somebody says, and works out anew what counts. */
export async function keepWords(ctx: Context, words: readonly NewWord[]): Promise<string[]> {
  if (words.length === 0) return []
  const rows = words.map((word) => ({ id: newId(), ...word, saidById: ctx.actor.id, recordedAt: ctx.now }))
  await ctx.db.insertInto('activitySurveyWord').values(rows).execute()
  await recount(ctx, [...new Set(words.map(({ personId }) => personId))])
  return rows.map(({ id }) => id)
}

/** What counts of these, by the words that stand: `countingWord` in one statement. */
export function recount(ctx: Context, personIds: readonly string[]) {
  return recountWhere(ctx, sql`person.id = any(${[...personIds]}::uuid[])`)
}

async function recountWhere(ctx: Context, which: RawBuilder<unknown>) {
  await sql`
    update activity_survey_person as person set code = best.code, source = best.source, said_on = best.said_on, version = person.version + 1
    from (
      select person.id, word.code, word.source, word.said_on
      from activity_survey_person person
      left join lateral (
        select word.code, word.source, word.said_on from activity_survey_word word
        where word.person_id = person.id and word.withdrawn_at is null
        order by word.source not in ('adviser', 'learner'), word.said_on desc, array_position(${[...rank]}::text[], word.source),
          word.recorded_at desc, word.id desc
        limit 1) word on true
      where ${which}) best
    where best.id = person.id
      and (person.code, person.source, person.said_on) is distinct from (best.code, best.source, best.said_on)`.execute(
    ctx.db,
  )
}

/**
 * What the record knows of those a survey asks: an adviser’s word on the day, an enrolment, a register. What it said before and does not say any
 * more is taken away. Twice changes nothing.
 */
export async function takeKnown(ctx: Context, surveyId: string, learnerId: string | null = null): Promise<void> {
  // Two at once would each say what they found missing.
  await sql`select pg_advisory_xact_lock(hashtext(${`activity-survey:${surveyId}`}))`.execute(ctx.db)
  const these = learnerId === null ? sql`` : sql`and person.learner_id = ${learnerId}`
  const known = sql`
    select person.id as person_id, leaver.november_code as code, leaver.november_evidence ->> 'where' as where_now,
      case when leaver.november_evidence ->> 'kind' = 'activity' then 'adviser' else 'record' end as source,
      (leaver.november_evidence ->> 'on')::date as said_on
    from activity_survey_person person
    join activity_survey survey on survey.id = person.survey_id
    left join leaver on leaver.learner_id = person.learner_id and leaver.leaving_year = survey.leaving_year
    where person.survey_id = ${surveyId} ${these}`
  const ofRecord = sql`word.withdrawn_at is null and word.said_by_id is null and word.intake_id is null
    and word.source in ('record', 'adviser')`
  const { rows } = await sql<{ personId: string }>`
    with known as materialized (${known}),
    gone as (
      update activity_survey_word word set withdrawn_at = ${ctx.now} from known
      where word.person_id = known.person_id and ${ofRecord}
        and (word.code, word.source, word.where_now, word.said_on)
          is distinct from (known.code, known.source, left(known.where_now, 200), known.said_on)
      returning word.person_id),
    new as (
      insert into activity_survey_word (person_id, source, code, where_now, said_on, recorded_at)
      select known.person_id, known.source, known.code, left(known.where_now, 200), known.said_on, ${ctx.now} from known
      where known.code is not null and not exists (
        select from activity_survey_word word where word.person_id = known.person_id and ${ofRecord}
          and (word.code, word.source, word.where_now, word.said_on)
            is not distinct from (known.code, known.source, left(known.where_now, 200), known.said_on))
      returning person_id)
    select person_id from gone union select person_id from new`.execute(ctx.db)
  if (rows.length > 0)
    await recount(
      ctx,
      rows.map(({ personId }) => personId),
    )
}
