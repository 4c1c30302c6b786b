import { createElement } from 'react'
import { z } from 'zod'
import LearnerInvitation from '#emails/LearnerInvitation'
import { INVITATION_DAYS } from '~/domain/accounts/account'
import { env } from '~/kit/env.server'
import { defineJob } from '~/kit/jobs.server'
import { postLetter } from '~/kit/mail.server'

/** The letter that asks a learner to join, with the code that works once. */
export const tellLearnerInvited = defineJob({
  name: 'learners/tell-invited',
  payload: z.object({ invitationId: z.uuid(), code: z.string() }),
  run: async (ctx, { invitationId, code }) => {
    const invitation = await ctx.db
      .selectFrom('invitation')
      .innerJoin('learner', 'learner.id', 'invitation.learnerId')
      .innerJoin('organisation', 'organisation.id', 'invitation.organisationId')
      .select([
        'invitation.id',
        'invitation.email',
        'invitation.learnerId',
        'learner.givenNames',
        'organisation.name as school',
      ])
      .where('invitation.id', '=', invitationId)
      .where('invitation.usedAt', 'is', null)
      .where('invitation.expiresAt', '>', ctx.now)
      .executeTakeFirst()
    if (!invitation?.email) return
    await postLetter(ctx, {
      key: `learner-invitation:${invitation.id}`,
      template: 'LearnerInvitation',
      to: invitation.email,
      learnerId: invitation.learnerId,
      subject: 'Choose what to do after Year 11',
      content: createElement(LearnerInvitation, {
        givenNames: invitation.givenNames,
        school: invitation.school,
        code,
        link: `${env().ORIGIN}/invitation/${code}`,
        days: INVITATION_DAYS,
      }),
    })
  },
})
