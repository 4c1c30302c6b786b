import { createElement } from 'react'
import { z } from 'zod'
import SurveyOpen from '#emails/SurveyOpen'
import { inTransaction } from '~/kit/context.server'
import { defineJob, enqueue, type Job } from '~/kit/jobs.server'
import { address, postLetter } from '~/kit/mail.server'
import { paths } from '~/paths'
import { isEnoughToWriteTo } from './survey'
import { learnersToTell, LETTERS_AT_ONCE, letterKey, surveyToTellOf } from './survey-letter.queries.server'

const batch = z.object({ surveyId: z.uuid(), after: z.uuid().nullable() })

/** Tells learners of a survey, some at a time and each once. Every letter has the same link: none leads back to a person. */
export const tellOfSurvey: Job<z.output<typeof batch>> = defineJob({
  name: 'surveys/tell',
  payload: batch,
  run: (ctx, { surveyId, after }) =>
    inTransaction(ctx, async (ctx) => {
      const survey = await surveyToTellOf(ctx, surveyId)
      if (!survey) return
      const learners = await learnersToTell(ctx, survey, after)
      if (after === null && !isEnoughToWriteTo(learners.length)) return
      for (const { id, name, accountId, email } of learners) {
        await postLetter(ctx, {
          key: `${letterKey(surveyId)}:${id}`,
          template: 'SurveyOpen',
          to: email,
          ...{ learnerId: id, accountId },
          subject: 'Tell us what you think',
          content: createElement(SurveyOpen, {
            ...{ name, area: survey.area, title: survey.title },
            ...{ link: address(paths.learner.survey(surveyId)), choose: address(paths.account.letters) },
          }),
        })
      }
      const last = learners.at(-1)
      if (learners.length < LETTERS_AT_ONCE || !last) return
      await enqueue(ctx, tellOfSurvey, { surveyId, after: last.id }, { key: `survey-open:${surveyId}:${last.id}` })
    }),
})
