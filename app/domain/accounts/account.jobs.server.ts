import { createElement } from 'react'
import { z } from 'zod'
import Invitation from '#emails/Invitation'
import NewPassword from '#emails/NewPassword'
import { roleWords } from '~/access/roles'
import { roles } from '~/kit/actor'
import { hashed, newId } from '~/kit/chance.server'
import { inTransaction } from '~/kit/context.server'
import { env } from '~/kit/env.server'
import { defineJob } from '~/kit/jobs.server'
import { postLetter } from '~/kit/mail.server'
import { codeKey, NEW_PASSWORD_HOURS } from './account'

/** The letter that invites a colleague. The code is in the letter alone; the database keeps its hash. */
export const tellInvited = defineJob({
  name: 'accounts/tell-invited',
  payload: z.object({ invitationId: z.uuid(), code: z.string() }),
  run: async (ctx, { invitationId, code }) => {
    const invitation = await ctx.db
      .selectFrom('invitation')
      .innerJoin('organisation', 'organisation.id', 'invitation.organisationId')
      .select([
        'invitation.id',
        'invitation.email',
        'invitation.name',
        'invitation.role',
        'organisation.name as organisation',
      ])
      .where('invitation.id', '=', invitationId)
      .where('invitation.usedAt', 'is', null)
      .executeTakeFirst()
    if (!invitation?.email) return
    const role = roles.find((name) => name === invitation.role)
    await postLetter(ctx, {
      key: `invitation:${invitation.id}`,
      template: 'Invitation',
      to: invitation.email,
      subject: `Join ${invitation.organisation} on Onward`,
      content: createElement(Invitation, {
        name: invitation.name ?? '',
        organisation: invitation.organisation,
        role: role ? roleWords[role].toLowerCase() : 'colleague',
        code,
        link: `${env().ORIGIN}/invitation/${code}`,
      }),
    })
  },
})

/** The letter with a code for a new password; for an unknown address there is nothing to do. */
export const tellNewPassword = defineJob({
  name: 'accounts/tell-new-password',
  payload: z.object({ email: z.string(), code: z.string() }),
  run: async (ctx, { email, code }) => {
    const account = await ctx.db
      .selectFrom('account')
      .select(['id', 'name', 'email', 'learnerId'])
      .where('email', '=', email)
      .where('isDisabled', '=', false)
      .executeTakeFirst()
    if (!account) return
    const id = newId()
    const expiresAt = new Date(ctx.now.getTime() + NEW_PASSWORD_HOURS * 3_600_000)
    // The code and its letter come into being together, so that a job that was cut off can be done again.
    await inTransaction(ctx, async (ctx) => {
      const made = await ctx.db
        .insertInto('invitation')
        .values({
          id,
          kind: 'new-password',
          codeHash: hashed(codeKey(code)),
          email,
          accountId: account.id,
          createdAt: ctx.now,
          expiresAt,
        })
        .onConflict((conflict) => conflict.column('codeHash').doNothing())
        .returning('id')
        .executeTakeFirst()
      if (!made) return
      await postLetter(ctx, {
        key: `new-password:${id}`,
        template: 'NewPassword',
        to: account.email,
        accountId: account.id,
        learnerId: account.learnerId,
        subject: 'Set a new password for Onward',
        content: createElement(NewPassword, { name: account.name, link: `${env().ORIGIN}/invitation/${code}` }),
      })
    })
  },
})
