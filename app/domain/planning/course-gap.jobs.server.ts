import { createElement } from 'react'
import { z } from 'zod'
import GapAsked from '#emails/GapAsked'
import { formatDay } from '~/kit/dates'
import { defineJob } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { askedGap, whoLooksAfterCourses } from './gap-letter.queries.server'

/** The letter to a provider that is asked to see to a gap: once for each asking, and not when it is asked no longer. */
export const tellAsked = defineJob({
  name: 'planning/tell-asked',
  payload: z.object({ gapId: z.uuid(), providerId: z.uuid(), version: z.number().int() }),
  run: async (ctx, { gapId, providerId, version }) => {
    const gap = await askedGap(ctx, gapId, providerId)
    if (!gap) return
    const { area, provider, missing, nextStep, dueOn } = gap
    await writeTo(ctx, await whoLooksAfterCourses(ctx, providerId), {
      key: `gap-asked:${gapId}:${version}`,
      template: 'GapAsked',
      subject: `${area} asks for your help with a course`,
      content: ({ name }) =>
        createElement(GapAsked, {
          ...{ name, area, provider, missing, nextStep, by: formatDay(dueOn) },
          link: address(paths.provider.gap(gapId)),
        }),
    })
  },
})
