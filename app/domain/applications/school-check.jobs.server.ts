import { createElement } from 'react'
import { z } from 'zod'
import CheckEnded from '#emails/CheckEnded'
import CheckWaiting from '#emails/CheckWaiting'
import type { Context } from '~/kit/context.server'
import { formatDay } from '~/kit/dates'
import { defineJob } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { tellProviders } from './application.jobs.server'
import { findForLetters } from './choice-letter.queries.server'
import { learnerAndParents, learnerRecipient } from './recipient.queries.server'
import { checkerRecipients } from './school-check.queries.server'

const choiceIds = z.array(z.uuid()).max(100)

/** The letters when an application waits for the school: to the learner, and to who looks at it. */
export const tellWithSchool = defineJob({
  name: 'applications/tell-with-school',
  payload: z.object({ eventId: z.uuid(), choiceIds, releaseBy: z.string() }),
  run: async (ctx, { eventId, choiceIds, releaseBy }) => {
    const choices = await findForLetters(ctx, choiceIds)
    const [first] = choices
    if (!first) return
    const { learnerId, givenNames } = first
    const readers = [
      { reader: 'learner', to: [await learnerRecipient(ctx, learnerId)], link: paths.learner.home },
      { reader: 'school', to: await checkerRecipients(ctx, learnerId), link: paths.school.check(learnerId) },
    ] as const
    for (const { reader, to, link } of readers) {
      await writeTo(ctx, to, {
        key: `with-school:${eventId}:${reader}`,
        template: 'CheckWaiting',
        ...(reader === 'learner' ? { learnerId } : {}),
        subject:
          reader === 'learner'
            ? 'Your school is checking your application'
            : `An application waits for your check until ${formatDay(releaseBy)}`,
        content: ({ name }) =>
          createElement(CheckWaiting, {
            name,
            reader,
            learner: givenNames,
            releaseBy,
            choices: choices.map(({ course, provider }) => ({ course, provider })),
            link: address(link),
          }),
      })
    }
  },
})

/** The letters when it goes on: to the learner and a linked parent, and to each provider's admissions. */
export const tellReleased = defineJob({
  name: 'applications/tell-released',
  payload: z.object({ eventId: z.uuid(), choiceIds, isByClock: z.boolean() }),
  run: async (ctx, { eventId, choiceIds, isByClock }) => {
    const choices = await findForLetters(ctx, choiceIds)
    await tellCheckEnded(ctx, choices, { eventId, comment: null, isByClock })
    await tellProviders(ctx, choices, eventId)
  },
})

/** The letter when it comes back, with the school's own words. */
export const tellReturned = defineJob({
  name: 'applications/tell-returned',
  payload: z.object({ eventId: z.uuid(), choiceIds, comment: z.string() }),
  run: async (ctx, { eventId, choiceIds, comment }) =>
    tellCheckEnded(ctx, await findForLetters(ctx, choiceIds), { eventId, comment, isByClock: false }),
})

type Ending = { eventId: string; comment: string | null; isByClock: boolean }
type About = Awaited<ReturnType<typeof findForLetters>>

async function tellCheckEnded(ctx: Context, choices: About, { eventId, comment, isByClock }: Ending) {
  const [first] = choices
  if (!first) return
  const [own, copies] = await learnerAndParents(ctx, first, paths.learner.home)
  for (const reader of comment === null ? [own, copies] : [own])
    await writeTo(ctx, reader?.to ?? [], {
      key: `check-ended:${eventId}`,
      template: 'CheckEnded',
      learnerId: first.learnerId,
      subject: subjectOf(comment, reader?.learner ?? null),
      content: ({ name }) =>
        createElement(CheckEnded, {
          name,
          learner: first.givenNames,
          comment,
          isByClock,
          answerBy: first.answerBy,
          reference: first.reference,
          choices: choices.map(({ course, provider }) => ({ course, provider })),
          link: reader?.link ?? '',
        }),
    })
}

function subjectOf(comment: string | null, learner: string | null) {
  if (comment !== null) return 'Your school has sent your application back to you'
  return learner ? 'An application has been sent' : 'Your application has been sent'
}
