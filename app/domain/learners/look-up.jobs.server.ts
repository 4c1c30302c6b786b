import { createElement } from 'react'
import { z } from 'zod'
import ManyLookedAt from '#emails/ManyLookedAt'
import { formatMoment } from '~/kit/dates'
import { defineJob } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { findLookUp, thoseWhoAnswerFor } from './look-up.queries.server'
import { viewerLine } from './view.words'

/** Tells those who answer for an account that it went through many records. The account itself is not told. */
export const tellOfLookUps = defineJob({
  name: 'learners/tell-of-look-ups',
  payload: z.object({ alertId: z.uuid() }),
  run: async (ctx, { alertId }) => {
    const lookUp = await findLookUp(ctx, alertId)
    if (!lookUp) return
    const { viewer, tried, shown } = lookUp
    await writeTo(ctx, await thoseWhoAnswerFor(ctx, lookUp), {
      key: `look-ups:${alertId}`,
      template: 'ManyLookedAt',
      subject: `${viewer} opened many records`,
      content: ({ name, isManager, ...reader }) =>
        createElement(ManyLookedAt, {
          ...{ name, viewer, tried, shown },
          from: viewerLine(lookUp),
          when: formatMoment(lookUp.at),
          mayEnd: isManager,
          link: address(isManager ? paths.provider.staff : pageFor(reader)),
        }),
    })
  },
})

function pageFor({ isRollKeeper, isCoordinator }: { isRollKeeper: boolean; isCoordinator: boolean }) {
  if (isRollKeeper) return paths.school.lookUps
  return isCoordinator ? paths.area.lookUps : paths.home
}
