import { createElement } from 'react'
import DeferralReminder from '#emails/DeferralReminder'
import { findForLetter } from '~/domain/applications/choice-letter.queries.server'
import { admissionsRecipients, learnerRecipient } from '~/domain/applications/recipient.queries.server'
import type { Context } from '~/kit/context.server'
import { addDays, londonDay } from '~/kit/dates'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { REMIND_DAYS_BEFORE } from './deferral'
import { keptToRemind } from './deferral.queries.server'

const LATELY_DAYS = 30

type Kept = Awaited<ReturnType<typeof keptToRemind>>[number]

/** Some days before the new year begins: each learner whose place is kept, and each provider once; nobody twice. */
export async function remindOfDeferrals(ctx: Context) {
  const today = londonDay(ctx.now)
  const kept = await keptToRemind(ctx, {
    from: addDays(today, -LATELY_DAYS),
    to: addDays(today, REMIND_DAYS_BEFORE),
  })
  for (const place of kept) await remindLearner(ctx, place)
  const byProvider = Map.groupBy(kept, ({ providerId, confirmFrom }) => `${providerId} ${confirmFrom}`)
  for (const places of byProvider.values()) await remindProvider(ctx, places)
}

async function remindLearner(ctx: Context, { id, choiceId, confirmFrom }: Kept) {
  const choice = await findForLetter(ctx, choiceId)
  if (!choice) return
  await writeTo(ctx, [await learnerRecipient(ctx, choice.learnerId)], {
    key: `deferral-reminder:${id}`,
    template: 'DeferralReminder',
    learnerId: choice.learnerId,
    subject: `Your place at ${choice.provider}`,
    content: ({ name }) =>
      createElement(DeferralReminder, {
        name,
        reader: 'learner',
        course: choice.course,
        provider: choice.provider,
        places: 1,
        confirmFrom,
        link: address(paths.learner.choice(choiceId)),
      }),
  })
}

async function remindProvider(ctx: Context, places: readonly Kept[]) {
  const [first] = places
  if (!first) return
  const { providerId, confirmFrom } = first
  await writeTo(ctx, await admissionsRecipients(ctx, providerId), {
    key: `deferrals-to-confirm:${providerId}:${confirmFrom}`,
    template: 'DeferralReminder',
    subject: 'Places that you keep for the new year',
    content: ({ name }) =>
      createElement(DeferralReminder, {
        name,
        reader: 'provider',
        course: '',
        provider: '',
        places: places.length,
        confirmFrom,
        link: address(paths.provider.queue),
      }),
  })
}
