import { createElement } from 'react'
import { z } from 'zod'
import ChoiceWithdrawn from '#emails/ChoiceWithdrawn'
import WithdrawalUndone from '#emails/WithdrawalUndone'
import { defineJob } from '~/kit/jobs.server'
import { paths } from '~/paths'
import { findForLetter } from '~/domain/applications/choice-letter.queries.server'
import { address, writeTo } from '~/kit/mail.server'
import { admissionsRecipients } from '~/domain/applications/recipient.queries.server'

/** The letter to admissions after a withdrawal. */
export const tellWithdrawn = defineJob({
  name: 'endings/tell-withdrawn',
  payload: z.object({ choiceId: z.uuid(), eventId: z.uuid() }),
  run: async (ctx, { choiceId, eventId }) => {
    const choice = await findForLetter(ctx, choiceId)
    if (!choice) return
    const withdrawal = await ctx.db
      .selectFrom('withdrawal')
      .leftJoin('reason', 'reason.id', 'withdrawal.reasonId')
      .select('reason.providerWords')
      .where('withdrawal.choiceId', '=', choiceId)
      .orderBy('withdrawal.withdrawnAt', 'desc')
      .limit(1)
      .executeTakeFirst()
    await writeTo(ctx, await admissionsRecipients(ctx, choice.providerId), {
      key: `withdrawn:${eventId}`,
      template: 'ChoiceWithdrawn',
      subject: 'An application was withdrawn',
      content: ({ name }) =>
        createElement(ChoiceWithdrawn, {
          name,
          course: choice.course,
          reference: choice.reference,
          reason: withdrawal?.providerWords ?? null,
          link: address(paths.provider.choice(choiceId)),
        }),
    })
  },
})

/** The letter to admissions when a withdrawal was undone: the application is back. */
export const tellWithdrawalUndone = defineJob({
  name: 'endings/tell-withdrawal-undone',
  payload: z.object({ choiceId: z.uuid(), eventId: z.uuid() }),
  run: async (ctx, { choiceId, eventId }) => {
    const choice = await findForLetter(ctx, choiceId)
    if (!choice) return
    const { course, reference } = choice
    await writeTo(ctx, await admissionsRecipients(ctx, choice.providerId), {
      key: `undone:${eventId}`,
      template: 'WithdrawalUndone',
      subject: 'An application is back',
      content: ({ name }) =>
        createElement(WithdrawalUndone, { name, course, reference, link: address(paths.provider.choice(choiceId)) }),
    })
  },
})
