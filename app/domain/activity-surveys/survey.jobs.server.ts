import { createElement } from 'react'
import { z } from 'zod'
import ActivitySurvey from '#emails/ActivitySurvey'
import DisputeDecided from '#emails/DisputeDecided'
import { refreshLearner } from '~/domain/leavers/refresh.commands.server'
import { inTransaction } from '~/kit/context.server'
import { defineJob, enqueue, reactionPayload, type Job } from '~/kit/jobs.server'
import { address, postLetter } from '~/kit/mail.server'
import { findDecided } from './dispute.queries.server'
import { followLearner } from './follow.commands.server'
import { makeLinks } from './letter.commands.server'
import { isAsked } from './follow.queries.server'
import { LETTERS_AT_ONCE, peopleToWriteTo } from './reminder.queries.server'
import { FIRST_LETTER } from './survey'

const batch = z.object({ surveyId: z.uuid(), round: z.number().int(), after: z.uuid().nullable() })

/** The letters of one round, some at a time: each with a link of its own, to whoever has none of this round yet. */
export const writeLetters: Job<z.output<typeof batch>> = defineJob({
  name: 'activity-surveys/write-letters',
  payload: batch,
  run: (ctx, { surveyId, round, after }) =>
    inTransaction(ctx, async (ctx) => {
      const people = await peopleToWriteTo(ctx, surveyId, after)
      const reached = people.filter(({ email }) => email !== null)
      const links = await makeLinks(
        ctx,
        reached.map(({ id }) => id),
        round,
      )
      for (const { personId, code } of links) {
        const person = reached.find(({ id }) => id === personId)
        if (!person?.email) continue
        const { learnerId, accountId, givenNames, areaName, referenceOn, closesOn, email } = person
        await postLetter(ctx, {
          key: `activity-survey:${personId}:${round}`,
          template: 'ActivitySurvey',
          to: email,
          ...{ learnerId, accountId },
          subject: round === FIRST_LETTER ? 'What are you doing now?' : 'Please tell us what you are doing now',
          content: createElement(ActivitySurvey, {
            ...{ givenNames, area: areaName, referenceOn, closesOn, code },
            isReminder: round > FIRST_LETTER,
            link: address(`/survey/${code}`),
          }),
        })
      }
      const last = people.at(-1)
      if (people.length < LETTERS_AT_ONCE || !last) return
      const next = { surveyId, round, after: last.id }
      await enqueue(ctx, writeLetters, next, { key: `activity-survey:${surveyId}:${round}:${last.id}` })
    }),
})

/** The record has learnt what one of them did: it counts at once. */
export const followActivity = defineJob({
  name: 'activity-surveys/follow-activity',
  payload: reactionPayload,
  matters: isAsked,
  run: async (ctx, { learnerId }) => {
    if (!learnerId) return
    await refreshLearner(ctx, learnerId)
    await followLearner(ctx, learnerId)
  },
})

/** The school that disputed is told what was decided; no name is in the letter. */
export const tellDecided = defineJob({
  name: 'activity-surveys/tell-decided',
  payload: z.object({ disputeId: z.uuid() }),
  run: async (ctx, { disputeId }) => {
    const decided = await findDecided(ctx, disputeId)
    if (!decided) return
    const { accountId, email, name, outcome } = decided
    await postLetter(ctx, {
      key: `dispute-decided:${disputeId}`,
      template: 'DisputeDecided',
      to: email,
      accountId,
      subject: 'An adviser has looked at what you told us of a leaver',
      content: createElement(DisputeDecided, {
        name,
        isTaken: outcome === 'taken',
        link: address('/school/destinations/disputes'),
      }),
    })
  },
})
