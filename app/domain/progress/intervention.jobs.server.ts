import { createElement } from 'react'
import { z } from 'zod'
import InterventionsToLookAt from '#emails/InterventionsToLookAt'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { defineJob, enqueue } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { interventionsOfDay } from './intervention.queries.server'

/** The letter on the day to look again: one to each colleague, about all they have to look at. */
export const tellLookAgain = defineJob({
  name: 'progress/tell-look-again',
  payload: z.object({ ownerId: z.uuid(), day: z.iso.date() }),
  run: async (ctx, { ownerId, day }) => {
    const own = (await interventionsOfDay(ctx, day)).filter((one) => one.ownerId === ownerId)
    const [first] = own
    if (!first) return
    await writeTo(ctx, [{ accountId: ownerId, name: first.owner, email: first.email }], {
      key: `look-again:${ownerId}:${day}`,
      template: 'InterventionsToLookAt',
      subject: own.length === 1 ? 'Did it help?' : `${own.length} things to look at again`,
      content: ({ name }) =>
        createElement(InterventionsToLookAt, {
          name,
          lines: own.map(({ givenNames, kind }) => `${givenNames}: ${kind}`),
          link: address(paths.progress.home()),
        }),
    })
  },
})

/** Each morning: whoever has something to look at again today is asked how it went. */
export async function remindToLookAgain(ctx: Context): Promise<number> {
  const day = londonDay(ctx.now)
  const owners = [...new Set((await interventionsOfDay(ctx, day)).map(({ ownerId }) => ownerId))]
  for (const ownerId of owners)
    await enqueue(ctx, tellLookAgain, { ownerId, day }, { key: `look-again:${ownerId}:${day}` })
  return owners.length
}
