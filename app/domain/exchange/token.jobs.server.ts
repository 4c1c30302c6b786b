import { createElement } from 'react'
import TokenEnds from '#emails/TokenEnds'
import type { Context } from '~/kit/context.server'
import { addDays, formatDay, londonDay } from '~/kit/dates'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { managersOf } from '../accounts/people.queries.server'
import { reminderDue, remindAt } from './token'
import { tokensEnding } from './token.queries.server'

/** A month and a week before a token ends, those who look after it are told: once each time. */
export async function remindOfTokens(ctx: Context) {
  const today = londonDay(ctx.now)
  for (const { id, name: program, organisationId, ...life } of await tokensEnding(ctx, addDays(today, remindAt[0]))) {
    const { expiresOn } = life
    const due = reminderDue({ expiresOn, createdOn: londonDay(life.createdAt) }, today)
    if (due === null) continue
    await writeTo(ctx, await managersOf(ctx, organisationId), {
      key: `token-ends:${id}:${due}`,
      template: 'TokenEnds',
      subject: `The token for ${program} ends on ${formatDay(expiresOn)}`,
      content: ({ name }) =>
        createElement(TokenEnds, { name, program, endsOn: formatDay(expiresOn), link: address(paths.provider.tokens) }),
    })
  }
}
