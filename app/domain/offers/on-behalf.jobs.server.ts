import { createElement } from 'react'
import { z } from 'zod'
import DoneForYou from '#emails/DoneForYou'
import type { Context } from '~/kit/context.server'
import { defineJob, reactionPayload, type Reaction } from '~/kit/jobs.server'
import { lastTimeOf } from '~/kit/intake-merge'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { findForLetters } from '../applications/choice-letter.queries.server'
import { applicationSentences } from '../applications/choice-timeline.words'
import { learnerRecipient } from '../applications/recipient.queries.server'
import { describe } from '../learners/timeline'
import { requestSentences } from '~/domain/requests/request.words'
import { actsForLearner } from './on-behalf'
import { offerSentences } from './offer.words'

/** What the school or the adviser did for a learner is told to the learner at once; what learners do themselves is not. */
export const tellDoneForYou: Reaction = defineJob({
  name: 'offers/tell-done-for-you',
  payload: reactionPayload,
  concerns: ({ role }) => actsForLearner(role),
  run: async (ctx, { eventId, subjectId, learnerId }) => {
    const event = await findEvent(ctx, eventId)
    if (!event || learnerId === null) return
    const what = describe(event, { role: 'learner' }, applicationSentences, requestSentences, offerSentences)
    if (what === null) return
    const several = z.array(z.uuid()).safeParse(event.particulars['choices'])
    const ids = several.success ? several.data : [subjectId]
    const choices = await findForLetters(ctx, ids)
    await writeTo(ctx, [await learnerRecipient(ctx, learnerId)], {
      key: `done-for-you:${eventId}`,
      template: 'DoneForYou',
      learnerId,
      subject: 'Somebody has done something for you on Onward',
      content: ({ name }) =>
        createElement(DoneForYou, {
          name,
          who: [event.actorName ?? 'Your school or adviser', event.organisationName].filter(Boolean).join(', '),
          what,
          choices: choices.map(({ course, provider }) => `${course}, ${provider}`),
          link: address(paths.learner.home),
        }),
    })
  },
})

async function findEvent(ctx: Context, eventId: string) {
  const event = await ctx.db
    .selectFrom('auditEvent')
    .leftJoin('account', 'account.id', 'auditEvent.actorId')
    .leftJoin('membership', (join) =>
      join.onRef('membership.accountId', '=', 'account.id').onRef('membership.role', '=', 'auditEvent.actorRole'),
    )
    .leftJoin('organisation', 'organisation.id', 'membership.organisationId')
    .select(['auditEvent.id', 'auditEvent.happenedAt', 'auditEvent.action', 'auditEvent.actorRole'])
    .select(['auditEvent.particulars', 'account.name as actorName', 'organisation.name as organisationName'])
    .where('auditEvent.id', '=', eventId)
    .limit(1)
    .executeTakeFirst()
  return event && { ...event, isOnBehalf: false, particulars: lastTimeOf(event.particulars) ?? {} }
}
