import { createElement } from 'react'
import { z } from 'zod'
import ConditionsDecided from '#emails/ConditionsDecided'
import ConditionsMissed from '#emails/ConditionsMissed'
import { defineJob } from '~/kit/jobs.server'
import { paths } from '~/paths'
import { remaining } from '../applications/choice'
import { is } from '../applications/choice.states'
import { findForLetter, statesOfCycle } from '../applications/choice-letter.queries.server'
import { address, writeTo } from '~/kit/mail.server'
import { learnerAndParents, learnerRecipient } from '../applications/recipient.queries.server'
import { newestOffer } from '../offers/offer.queries.server'
import { conditionWords } from './condition.words'

/** One letter for a batch of decisions: every condition, and how it stands. */
export const tellConditions = defineJob({
  name: 'enrolments/tell-conditions',
  payload: z.object({ choiceId: z.uuid(), version: z.number().int() }),
  run: async (ctx, { choiceId, version }) => {
    const choice = await findForLetter(ctx, choiceId)
    const offer = await newestOffer(ctx, choiceId)
    // A place that is confirmed meanwhile has a letter of its own, which says it all.
    if (!choice || !offer || offer.endedAt || is(choice.state, 'firmPlace')) return
    await writeTo(ctx, [await learnerRecipient(ctx, choice.learnerId)], {
      key: `conditions:${choiceId}:${version}`,
      template: 'ConditionsDecided',
      learnerId: choice.learnerId,
      subject: `Your conditions at ${choice.provider}`,
      content: ({ name }) =>
        createElement(ConditionsDecided, {
          name,
          course: choice.course,
          provider: choice.provider,
          conditions: offer.conditions.map(({ text, status }) => ({ text, status: conditionWords[status].text })),
          link: address(paths.learner.choice(choiceId)),
        }),
    })
  },
})

const whyMissed = z.object({ words: z.string().nullable(), detail: z.string().nullable() })

/** The letter when a condition was missed: why, and what remains. */
export const tellConditionsMissed = defineJob({
  name: 'enrolments/tell-conditions-missed',
  payload: z.object({ choiceId: z.uuid(), eventId: z.uuid() }),
  run: async (ctx, { choiceId, eventId }) => {
    const choice = await findForLetter(ctx, choiceId)
    const event = await ctx.db
      .selectFrom('auditEvent')
      .select('particulars')
      .where('id', '=', eventId)
      .executeTakeFirst()
    const why = whyMissed.safeParse(event?.particulars)
    if (choice?.state !== 'conditions_not_met' || !why.success) return
    const states = await statesOfCycle(ctx, choice.learnerId, choice.cycleId)
    for (const { learner, to, link } of await learnerAndParents(ctx, choice, paths.learner.home))
      await writeTo(ctx, to, {
        key: `conditions-missed:${eventId}`,
        template: 'ConditionsMissed',
        learnerId: choice.learnerId,
        subject: `The offer from ${choice.provider}`,
        content: ({ name }) =>
          createElement(ConditionsMissed, {
            name,
            learner: `${choice.givenNames} ${choice.familyName}`,
            course: choice.course,
            provider: choice.provider,
            why: [why.data.words, learner === null ? why.data.detail : null].filter(Boolean).join(' '),
            remaining: remaining(states),
            link,
          }),
      })
  },
})
