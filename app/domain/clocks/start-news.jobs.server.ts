import { createElement } from 'react'
import { z } from 'zod'
import StartChanged from '#emails/StartChanged'
import { defineJob, enqueue, reactionPayload } from '~/kit/jobs.server'
import { address, takeBackLetters, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { learnerRecipient, tutorRecipients } from '~/domain/applications/recipient.queries.server'
import { startNewsWords, type StartNews } from './start-news'
import { choicesOfRun, findStartNews, isOnOffer } from './start-news.queries.server'

const AT_ONCE = 500

/** A start has left the prospectus, has closed or is full: each who has it on the list is told, one letter a job. */
export const tellApplicantsOfStart = defineJob({
  name: 'clocks/tell-applicants-of-start',
  payload: reactionPayload,
  run: async (ctx, { subjectId }) => {
    for (let after: string | null = null; ;) {
      const choices: { id: string }[] = await choicesOfRun(ctx, subjectId, after, AT_ONCE)
      for (const { id } of choices) await enqueue(ctx, tellOfStart, { choiceId: id }, { key: `start-news:${id}` })
      if (choices.length < AT_ONCE) return
      after = choices.at(-1)?.id ?? null
    }
  },
})

/** The letter to one learner and the tutor, once for each start and each thing that can become of it. */
export const tellOfStart = defineJob({
  name: 'clocks/tell-of-start',
  payload: z.object({ choiceId: z.uuid() }),
  run: async (ctx, { choiceId }) => {
    const found = await findStartNews(ctx, choiceId)
    if (!found) return
    const { choice, news } = found
    const words = startNewsWords[news]
    const readers = [
      { to: [await learnerRecipient(ctx, choice.learnerId)], link: paths.learner.choice(choiceId), learner: null },
      {
        to: await tutorRecipients(ctx, choice.learnerId),
        link: paths.school.learner(choice.learnerId),
        learner: `${choice.givenNames} ${choice.familyName}`,
      },
    ]
    for (const { to, link, learner } of readers) {
      await writeTo(ctx, to, {
        key: `start-${news}:${choiceId}`,
        template: 'StartChanged',
        learnerId: choice.learnerId,
        subject: learner === null ? words.title : 'A course that one of your learners chose has changed',
        content: ({ name }) =>
          createElement(StartChanged, {
            name,
            learner,
            title: words.title,
            lines: words.lines(choice),
            link: address(link),
          }),
      })
    }
  },
})

const goneNews = ['gone', 'gone-before-sending'] as const satisfies StartNews[]

/** A start is back before its letters went out, as when an import is undone: what they would tell is no longer so. */
export const takeBackStartNews = defineJob({
  name: 'clocks/take-back-start-news',
  payload: reactionPayload,
  run: async (ctx, { subjectId }) => {
    if (!(await isOnOffer(ctx, subjectId))) return
    for (let after: string | null = null; ;) {
      const choices: { id: string }[] = await choicesOfRun(ctx, subjectId, after, AT_ONCE)
      const causes = choices.flatMap(({ id }) => goneNews.map((news) => `start-${news}:${id}`))
      await takeBackLetters(ctx, 'StartChanged', causes)
      if (choices.length < AT_ONCE) return
      after = choices.at(-1)?.id ?? null
    }
  },
})
