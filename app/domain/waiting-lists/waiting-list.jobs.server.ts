import { createElement } from 'react'
import { z } from 'zod'
import WaitingListJoined from '#emails/WaitingListJoined'
import { defineJob, reactionPayload } from '~/kit/jobs.server'
import { paths } from '~/paths'
import { findForLetter } from '~/domain/applications/choice-letter.queries.server'
import { address, writeTo } from '~/kit/mail.server'
import { learnerRecipient } from '~/domain/applications/recipient.queries.server'
import { leaveWaitingList } from './leave-waiting-list.commands.server'
import { keepWaitingListYear } from './waiting-list-year.commands.server'
import { findWait } from './waiting-list.queries.server'

/** The letter with the place in the list: it is not a no. */
export const tellOfWait = defineJob({
  name: 'waiting-lists/tell-of-wait',
  payload: z.object({ entryId: z.uuid() }),
  run: async (ctx, { entryId }) => {
    const entry = await ctx.db
      .selectFrom('waitingListEntry')
      .select('choiceId')
      .where('id', '=', entryId)
      .executeTakeFirst()
    const choice = entry && (await findForLetter(ctx, entry.choiceId))
    const wait = entry && (await findWait(ctx, entry.choiceId))
    if (!choice || !wait) return
    await writeTo(ctx, [await learnerRecipient(ctx, choice.learnerId)], {
      key: `waiting-list:${entryId}`,
      template: 'WaitingListJoined',
      learnerId: choice.learnerId,
      subject: `You are on a waiting list at ${choice.provider}`,
      content: ({ name }) =>
        createElement(WaitingListJoined, {
          name,
          course: choice.course,
          provider: choice.provider,
          position: wait.position,
          size: wait.size,
          expiresOn: wait.expiresOn,
          link: address(paths.learner.choice(choice.id)),
        }),
    })
  },
})

/** A year is over: how its lists went is kept for those who wait the year after. */
export const keepWaitingListYearOf = defineJob({
  name: 'waiting-lists/keep-year',
  payload: reactionPayload,
  run: (ctx, { subjectId }) => keepWaitingListYear(ctx, subjectId),
})

/** A choice was answered or withdrawn: it leaves the list it waited on. */
export const leaveWaitingListOf = defineJob({
  name: 'waiting-lists/leave-waiting-list',
  payload: reactionPayload,
  run: (ctx, { subjectId }) => leaveWaitingList(ctx, subjectId),
})
