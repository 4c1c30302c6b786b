import { createElement } from 'react'
import { z } from 'zod'
import CoursesToCheck from '#emails/CoursesToCheck'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { defineJob } from '~/kit/jobs.server'
import { address, writeTo, type Recipient } from '~/kit/mail.server'
import { paths } from '~/paths'
import { careLines } from './prospectus-care'
import { careOfProviders } from './prospectus-care.queries.server'

const MANAGERS_AT_MOST = 20

/** The letter to a provider's managers: what their courses still lack, as it is when the letter is written. */
export const tellManagersOfCare = defineJob({
  name: 'prospectus/tell-managers-of-care',
  payload: z.object({ areaId: z.uuid(), providerId: z.uuid() }),
  run: async (ctx, { areaId, providerId }) => {
    const [care] = await careOfProviders(ctx, areaId, providerId)
    const lines = care ? careLines(care) : []
    if (!care || lines.length === 0) return
    await writeTo(ctx, await managersOf(ctx, providerId), {
      key: `courses-to-check:${providerId}:${londonDay(ctx.now)}`,
      template: 'CoursesToCheck',
      subject: 'Please check your courses in the area prospectus',
      content: ({ name }) =>
        createElement(CoursesToCheck, { name, provider: care.provider, lines, link: address(paths.provider.courses) }),
    })
  },
})

function managersOf(ctx: Context, providerId: string): Promise<Recipient[]> {
  return ctx.db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.accountId')
    .select(['account.email', 'account.name', 'account.id as accountId'])
    .where('membership.organisationId', '=', providerId)
    .where('membership.role', '=', 'admissions-manager')
    .where('membership.endedAt', 'is', null)
    .where('account.isDisabled', '=', false)
    .orderBy('account.id')
    .limit(MANAGERS_AT_MOST)
    .execute()
}
