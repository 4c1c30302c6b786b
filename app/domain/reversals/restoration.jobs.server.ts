import { createElement } from 'react'
import { z } from 'zod'
import ChoiceRestored from '#emails/ChoiceRestored'
import { is } from '~/domain/applications/choice.states'
import { choiceWords } from '~/domain/applications/choice.words'
import { findForLetter } from '~/domain/applications/choice-letter.queries.server'
import {
  admissionsRecipients,
  learnerRecipient,
  parentRecipients,
} from '~/domain/applications/recipient.queries.server'
import { newestOffer } from '~/domain/offers/offer.queries.server'
import { defineJob } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { findRestoration } from './restoration.queries.server'

/** The letters when support has put an ending right: to the learner and a linked parent, and to the provider that sees it. */
export const tellRestored = defineJob({
  name: 'reversals/tell-restored',
  payload: z.object({ restorationId: z.uuid() }),
  run: async (ctx, { restorationId }) => {
    const request = await findRestoration(ctx, restorationId)
    const choice = await findForLetter(ctx, request.choiceId)
    if (!choice || choice.state !== request.toState) return
    const offer = choice.state === 'offer' ? await newestOffer(ctx, choice.id) : undefined
    const readers = [
      { reader: 'learner', to: [await learnerRecipient(ctx, choice.learnerId)], link: paths.learner.choice(choice.id) },
      {
        reader: 'parent',
        to: await parentRecipients(ctx, choice.learnerId),
        link: paths.parent.learner(choice.learnerId),
      },
      {
        reader: 'provider',
        to: is(choice.state, 'providerSees') ? await admissionsRecipients(ctx, choice.providerId) : [],
        link: paths.provider.choice(choice.id),
      },
    ] as const
    for (const { reader, to, link } of readers) {
      await writeTo(ctx, to, {
        key: `restored:${restorationId}:${reader}`,
        template: 'ChoiceRestored',
        ...(reader === 'provider' ? {} : { learnerId: choice.learnerId }),
        subject: reader === 'provider' ? 'An application is open again' : 'A mistake was put right',
        content: ({ name }) =>
          createElement(ChoiceRestored, {
            name,
            reader,
            learner: choice.givenNames,
            course: choice.course,
            provider: choice.provider,
            reference: choice.reference,
            state: choiceWords[choice.state][reader === 'provider' ? 'provider' : 'learner'],
            replyBy: offer?.replyBy ?? null,
            ticket: request.ticket,
            link: address(link),
          }),
      })
    }
  },
})
