import { createElement } from 'react'
import { z } from 'zod'
import AgreementToRead from '#emails/AgreementToRead'
import { defineJob } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { managersOf } from '../accounts/people.queries.server'
import { agreementToSign } from './agreement.queries.server'

/** The letter to those who manage the partner: something waits to be read and signed. Once for each time it was written. */
export const tellOfAgreement = defineJob({
  name: 'agreements/tell-partner',
  payload: z.object({ agreementId: z.uuid(), eventId: z.uuid() }),
  run: async (ctx, { agreementId, eventId }) => {
    const agreement = await agreementToSign(ctx, agreementId)
    if (!agreement) return
    const { owner, partner, partnerId } = agreement
    await writeTo(ctx, await managersOf(ctx, partnerId), {
      key: `agreement-to-read:${eventId}`,
      template: 'AgreementToRead',
      subject: `${owner} asks for your help`,
      content: ({ name }) =>
        createElement(AgreementToRead, { name, owner, partner, link: address(paths.provider.agreement(agreementId)) }),
    })
  },
})
