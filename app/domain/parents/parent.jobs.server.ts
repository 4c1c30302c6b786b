import { createElement } from 'react'
import { z } from 'zod'
import ParentInvitation from '#emails/ParentInvitation'
import ParentNews from '#emails/ParentNews'
import { learnerRecipient } from '~/domain/learners/recipient.queries.server'
import { defineJob, reactionPayload } from '~/kit/jobs.server'
import { address, postLetter, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { PARENT_INVITATION_DAYS } from './parent'
import { invitedParent, linkedParent, requestToTell } from './parent-letter.queries.server'

/** The letter that invites an adult. The code is in the letter alone; one that was taken back meanwhile is not sent. */
export const tellParentInvited = defineJob({
  name: 'parents/tell-invited',
  payload: z.object({ invitationId: z.uuid(), code: z.string() }),
  run: async (ctx, { invitationId, code }) => {
    const invitation = await invitedParent(ctx, invitationId)
    if (!invitation?.email) return
    const { id, learnerId, email, name, givenNames } = invitation
    await postLetter(ctx, {
      key: `parent-invitation:${id}`,
      template: 'ParentInvitation',
      to: email,
      learnerId,
      subject: 'A young person would like you to see their choices',
      content: createElement(ParentInvitation, {
        name: name ?? '',
        learner: givenNames,
        code,
        link: address(paths.account.invitation(code)),
        days: PARENT_INVITATION_DAYS,
      }),
    })
  },
})

/** The letter to the learner when staff have decided what a parent asked for. */
export const tellLearnerOfParent = defineJob({
  name: 'parents/tell-learner',
  payload: z.object({ requestId: z.uuid() }),
  run: async (ctx, { requestId }) => {
    const request = await requestToTell(ctx, requestId)
    if (!request) return
    const { learnerId, decision, name: adult, from } = request
    const news = decision === 'invited' ? 'invited' : 'asked'
    await writeTo(ctx, [await learnerRecipient(ctx, learnerId)], {
      key: `parent-request:${requestId}`,
      template: 'ParentNews',
      learnerId,
      subject: news === 'asked' ? 'Somebody would like to see your page' : 'An adult was invited to see your page',
      content: ({ name }) =>
        createElement(ParentNews, { name, adult, news, from, link: address(paths.learner.parents) }),
    })
  },
})

/** The letter to the learner when an adult has accepted. */
export const tellParentLinked = defineJob({
  name: 'parents/tell-linked',
  payload: reactionPayload,
  run: async (ctx, { subjectId }) => {
    const link = await linkedParent(ctx, subjectId)
    if (!link) return
    const { learnerId, adult } = link
    await writeTo(ctx, [await learnerRecipient(ctx, learnerId)], {
      key: `parent-linked:${subjectId}`,
      template: 'ParentNews',
      learnerId,
      subject: 'An adult can see your page now',
      content: ({ name }) =>
        createElement(ParentNews, { name, adult, news: 'linked', from: null, link: address(paths.learner.parents) }),
    })
  },
})
