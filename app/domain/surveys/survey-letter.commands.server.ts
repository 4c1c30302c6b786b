import { inTransaction, type Context } from '~/kit/context.server'
import { enqueue } from '~/kit/jobs.server'
import { tellOfSurvey } from './survey.jobs.server'
import { surveysToTellOf } from './survey-letter.queries.server'

/** Each morning: learners whose moment has come are told once of a survey that has been open for some days. */
export async function tellOfSurveys(ctx: Context): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    for (const { id } of await surveysToTellOf(ctx))
      await enqueue(ctx, tellOfSurvey, { surveyId: id, after: null }, { key: `survey-open:${id}` })
  })
}
