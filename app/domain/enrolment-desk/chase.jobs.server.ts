import { createElement } from 'react'
import { z } from 'zod'
import NotSeenYet from '#emails/NotSeenYet'
import { formatDay } from '~/kit/dates'
import { defineJob } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { findForLetter } from '../applications/choice-letter.queries.server'
import { learnerRecipient, tutorRecipients } from '../applications/recipient.queries.server'
import { findPlaceForLetter } from './chase-letter.queries.server'

/** The letters that ask after somebody: to the learner, and to the tutor who may know. */
export const tellNotSeenYet = defineJob({
  name: 'enrolment-desk/tell-not-seen-yet',
  payload: z.object({ choiceId: z.uuid() }),
  run: async (ctx, { choiceId }) => {
    const choice = await findForLetter(ctx, choiceId)
    const startsOn = await findPlaceForLetter(ctx, choiceId)
    if (choice?.state !== 'place_confirmed' || startsOn === null) return
    const learner = `${choice.givenNames} ${choice.familyName}`
    const readers = [
      { reader: 'learner', to: [await learnerRecipient(ctx, choice.learnerId)], link: paths.learner.choice(choiceId) },
      {
        reader: 'tutor',
        to: await tutorRecipients(ctx, choice.learnerId),
        link: paths.school.learner(choice.learnerId),
      },
    ] as const
    for (const { reader, to, link } of readers) {
      await writeTo(ctx, to, {
        key: `not-seen-yet:${choiceId}:${reader}`,
        template: 'NotSeenYet',
        learnerId: choice.learnerId,
        subject:
          reader === 'learner'
            ? `Have you started at ${choice.provider}?`
            : `Has ${choice.givenNames} started at ${choice.provider}?`,
        content: ({ name }) =>
          createElement(NotSeenYet, {
            name,
            learner: reader === 'learner' ? null : learner,
            course: choice.course,
            provider: choice.provider,
            startsOn: formatDay(startsOn),
            link: address(link),
          }),
      })
    }
  },
})
