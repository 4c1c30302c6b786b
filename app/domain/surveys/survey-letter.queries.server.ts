import { sql } from 'kysely'
import { isFollowed } from '~/access/return-scopes.server'
import { learnersVisibleTo } from '~/access/scopes.server'
import { surveysVisibleTo } from '~/access/survey-scopes.server'
import { firmlyHeld } from '~/domain/applications/choice.states'
import type { Context } from '~/kit/context.server'
import { addDays, londonDay, londonMoment } from '~/kit/dates'
import { DAYS_BETWEEN_LETTERS, LETTER_AFTER_DAYS, type Moment } from './survey'

const SURVEYS_AT_MOST = 200
export const LETTERS_AT_ONCE = 200

/** What the key of a survey’s letter begins with; the learner’s id stands behind it. */
export function letterKey(surveyId: string): string {
  return `survey-open:${surveyId}`
}

/** The surveys that have been open for some days. */
export function surveysToTellOf(ctx: Context) {
  return surveysVisibleTo(ctx)
    .select('survey.id')
    .where('survey.state', '=', 'open')
    .where('survey.openedAt', '<', dayStart(ctx, 1 - LETTER_AFTER_DAYS))
    .orderBy('survey.id')
    .limit(SURVEYS_AT_MOST)
    .execute()
}

/** An open survey as its letter tells of it; undefined once it is closed. */
export function surveyToTellOf(ctx: Context, surveyId: string) {
  return surveysVisibleTo(ctx)
    .innerJoin('area', 'area.id', 'survey.areaId')
    .select(['survey.id', 'survey.areaId', 'survey.title', 'survey.moment', 'area.name as area'])
    .where('survey.id', '=', surveyId)
    .where('survey.state', '=', 'open')
    .executeTakeFirst()
}

/**
 * The next so many learners whose moment has come, who have neither answered nor said that they would rather not, and who have had no
 * letter about this survey, nor lately about another.
 */
export function learnersToTell(
  ctx: Context,
  { id, areaId, moment }: { id: string; areaId: string; moment: string },
  after: string | null,
) {
  return learnersVisibleTo(ctx)
    .innerJoin('account', 'account.learnerId', 'learner.id')
    .select(['learner.id', 'learner.givenNames as name', 'account.id as accountId', 'account.email'])
    .where('learner.areaId', '=', areaId)
    .where('learner.mergedIntoId', 'is', null)
    .where('account.isDisabled', '=', false)
    .where(isFollowed)
    .where(reached[momentOf(moment)])
    .where(
      sql<boolean>`not exists (select from survey_asked where survey_id = ${id} and survey_asked.learner_id = learner.id)`,
    )
    .where(
      sql<boolean>`not exists (select from letter where letter.template = 'SurveyOpen' and letter.learner_id = learner.id
        and (letter.key = ${letterKey(id)} || ':' || learner.id or letter.written_at >= ${dayStart(ctx, 1 - DAYS_BETWEEN_LETTERS)}))`,
    )
    .$if(after !== null, (query) => query.where('learner.id', '>', after))
    .orderBy('learner.id')
    .limit(LETTERS_AT_ONCE)
    .execute()
}

const reached: Record<Moment, ReturnType<typeof sql<boolean>>> = {
  sent: sql`exists (select from choice where choice.learner_id = learner.id and choice.sent_at is not null)`,
  answered: sql`exists (select from choice where choice.learner_id = learner.id and choice.state = any (${firmlyHeld}::choice_state[]))`,
  enrolled: sql`exists (select from choice where choice.learner_id = learner.id and choice.state = 'enrolled')`,
  // As on their own page: somebody without a choice of any kind is not asked.
  any: sql`exists (select from choice where choice.learner_id = learner.id)`,
}

function momentOf(moment: string): Moment {
  return moment === 'sent' || moment === 'answered' || moment === 'enrolled' ? moment : 'any'
}

function dayStart({ now }: Context, days: number): Date {
  return londonMoment(addDays(londonDay(now), days), '00:00:00')
}
