import { createElement } from 'react'
import { z } from 'zod'
import HandedOver from '#emails/HandedOver'
import HandoverAnswered from '#emails/HandoverAnswered'
import { fullName } from '~/domain/learners/learner'
import { defineJob } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { adviserRecipients, handoversForLetter, senderRecipient } from './handover.queries.server'

/** One letter for all that was handed over at once: to the adviser whose work it is, or to the team. */
export const tellHandedOver = defineJob({
  name: 'handovers/tell-handed-over',
  payload: z.object({ handoverIds: z.array(z.uuid()).min(1).max(100) }),
  run: async (ctx, { handoverIds }) => {
    const open = (await handoversForLetter(ctx, handoverIds)).filter(({ state }) => state === 'handed_over')
    const [first] = open
    if (!first) return
    await writeTo(ctx, await adviserRecipients(ctx, first.areaId, first.adviserId), {
      key: `handed-over:${handoverIds[0]}`,
      template: 'HandedOver',
      subject: open.length === 1 ? 'A learner was handed over' : `${open.length} learners were handed over`,
      content: ({ name }) =>
        createElement(HandedOver, {
          name,
          school: first.school,
          learners: open.map(fullName),
          isForTeam: first.adviserId === null,
          link: address(paths.adviser.handovers()),
        }),
    })
  },
})

/** The letter to whoever handed a learner over: taken, given back or done. The words are read on the page. */
export const tellHandoverAnswered = defineJob({
  name: 'handovers/tell-answered',
  payload: z.object({ handoverId: z.uuid(), eventId: z.uuid() }),
  run: async (ctx, { handoverId, eventId }) => {
    const [handover] = await handoversForLetter(ctx, [handoverId])
    if (!handover) return
    const { state } = handover
    if (state !== 'taken' && state !== 'returned' && state !== 'done') return
    await writeTo(ctx, await senderRecipient(ctx, handover.handedById), {
      key: `handover-answered:${eventId}`,
      template: 'HandoverAnswered',
      subject: 'An adviser has answered',
      content: ({ name }) =>
        createElement(HandoverAnswered, {
          name,
          learner: fullName(handover),
          state,
          link: address(paths.school.handOver(handover.learnerId)),
        }),
    })
  },
})
