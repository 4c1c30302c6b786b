import { createElement } from 'react'
import { z } from 'zod'
import CoursesToCheck from '#emails/CoursesToCheck'
import { londonDay } from '~/kit/dates'
import { defineJob } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { managersOf } from '../accounts/people.queries.server'
import { careLines } from './prospectus-care'
import { careOfProviders } from './prospectus-care.queries.server'

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
