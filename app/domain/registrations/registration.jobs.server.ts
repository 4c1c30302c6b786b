import { createElement } from 'react'
import { z } from 'zod'
import JoinConfirm from '#emails/JoinConfirm'
import JoinKnown from '#emails/JoinKnown'
import { accountByEmail } from '~/domain/accounts/account.queries.server'
import { defineJob } from '~/kit/jobs.server'
import { address, postLetter } from '~/kit/mail.server'
import { paths } from '~/paths'
import { CONFIRM_DAYS } from './registration'

/** The one letter to whoever asked to join: the link, or that there is an account already. */
export const tellJoining = defineJob({
  name: 'registrations/tell-joining',
  payload: z.object({ registrationId: z.uuid(), code: z.string() }),
  run: async (ctx, { registrationId, code }) => {
    const asked = await ctx.db
      .selectFrom('registration')
      .select(['email', 'givenNames'])
      .where('id', '=', registrationId)
      .where('status', '=', 'unconfirmed')
      .executeTakeFirst()
    if (!asked) return
    const known = await accountByEmail(ctx, asked.email)
    await postLetter(ctx, {
      key: `join:${registrationId}`,
      template: known ? 'JoinKnown' : 'JoinConfirm',
      to: asked.email,
      accountId: known?.id ?? null,
      subject: known ? 'You have an account already' : 'Join Onward',
      content: known
        ? createElement(JoinKnown, { name: asked.givenNames, link: address(paths.account.signIn()) })
        : createElement(JoinConfirm, {
            name: asked.givenNames,
            days: CONFIRM_DAYS,
            code,
            link: address(paths.join.confirm(code)),
          }),
    })
    // Nothing more comes of it, and the link was never sent.
    if (known) await ctx.db.deleteFrom('registration').where('id', '=', registrationId).execute()
  },
})
