import { createElement } from 'react'
import { z } from 'zod'
import BackupPromoted from '#emails/BackupPromoted'
import { defineJob } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { is } from '../applications/choice.states'
import { findForLetter } from '../applications/choice-letter.queries.server'
import { admissionsRecipients, learnerRecipient } from '../applications/recipient.queries.server'

/** The letters when a backup becomes the firm place: to the learner and to its provider. */
export const tellPromoted = defineJob({
  name: 'offers/tell-promoted',
  payload: z.object({ choiceId: z.uuid(), isChosen: z.boolean().default(false) }),
  run: async (ctx, { choiceId, isChosen }) => {
    const choice = await findForLetter(ctx, choiceId)
    if (!choice || !is(choice.state, 'holdsFirm')) return
    const readers = [
      { reader: 'learner', to: [await learnerRecipient(ctx, choice.learnerId)], link: paths.learner.choice(choiceId) },
      {
        reader: 'provider',
        to: await admissionsRecipients(ctx, choice.providerId),
        link: paths.provider.choice(choiceId),
      },
    ] as const
    for (const { reader, to, link } of readers) {
      await writeTo(ctx, to, {
        key: `promoted:${choiceId}:${reader}`,
        template: 'BackupPromoted',
        ...(reader === 'learner' ? { learnerId: choice.learnerId } : {}),
        subject:
          reader === 'learner'
            ? `Your backup at ${choice.provider} is now your place`
            : 'A backup is now the firm place',
        content: ({ name }) =>
          createElement(BackupPromoted, {
            name,
            reader,
            course: choice.course,
            provider: choice.provider,
            reference: choice.reference,
            isChosen,
            link: address(link),
          }),
      })
    }
  },
})
