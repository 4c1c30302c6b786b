import { createElement } from 'react'
import { z } from 'zod'
import DeferralAnswered from '#emails/DeferralAnswered'
import DeferralProposed from '#emails/DeferralProposed'
import { findForLetter } from '~/domain/applications/choice-letter.queries.server'
import { admissionsRecipients, learnerAndParents } from '~/domain/applications/recipient.queries.server'
import { startWords } from '~/domain/courses/course-run'
import type { Context } from '~/kit/context.server'
import { formatDay } from '~/kit/dates'
import { defineJob } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { findProposalForLetter, proposalsToRemind } from './proposal.queries.server'

const payload = z.object({ proposalId: z.uuid() })

/** The letters with the question, while it waits: to the learner, with copies to parents. */
export const tellProposed = defineJob({
  name: 'deferrals/tell-proposed',
  payload,
  run: async (ctx, { proposalId }) => {
    const found = await findBoth(ctx, proposalId)
    if (!found || found.proposal.outcome !== null) return
    await ask(ctx, found)
  },
})

/** Each morning: who has not answered is asked once more, some working days before the last day. Parents are not. */
export async function remindOfProposals(ctx: Context) {
  for (const proposalId of await proposalsToRemind(ctx)) {
    const found = await findBoth(ctx, proposalId)
    if (found) await ask(ctx, found, true)
  }
}

async function ask(ctx: Context, { proposal, choice }: Both, isReminder = false) {
  const readers = await learnerAndParents(ctx, choice, paths.learner.choice(choice.id))
  const lastDay = formatDay(proposal.answerBy)
  for (const { learner, to, link } of isReminder ? readers.slice(0, 1) : readers) {
    await writeTo(ctx, to, {
      key: `deferral-${isReminder ? 'question-due' : 'proposed'}:${proposal.id}:${learner === null ? 'learner' : 'parent'}`,
      template: 'DeferralProposed',
      learnerId: choice.learnerId,
      subject: isReminder
        ? `Answer by ${lastDay}: may your place wait a year?`
        : `May your place wait a year? Answer by ${lastDay}`,
      content: ({ name }) =>
        createElement(DeferralProposed, {
          ...{ name, learner, link, course: choice.course, provider: choice.provider },
          start: startWords(proposal),
          message: learner === null ? proposal.message : null,
          answerBy: proposal.answerBy,
          isReminder,
        }),
    })
  }
}

/** The letter to admissions about what the learner said, or that nothing was said. */
export const tellProposalEnded = defineJob({
  name: 'deferrals/tell-proposal-ended',
  payload,
  run: async (ctx, { proposalId }) => {
    const found = await findBoth(ctx, proposalId)
    const outcome = outcomes.find((one) => one === found?.proposal.outcome)
    if (!found || !outcome) return
    const { proposal, choice } = found
    await writeTo(ctx, await admissionsRecipients(ctx, choice.providerId), {
      key: `deferral-answered:${proposalId}`,
      template: 'DeferralAnswered',
      subject: subjects[outcome],
      content: ({ name }) =>
        createElement(DeferralAnswered, {
          ...{ name, outcome, course: choice.course, reference: choice.reference, start: startWords(proposal) },
          link: address(paths.provider.choice(choice.id)),
        }),
    })
  },
})

const outcomes = ['accepted', 'refused', 'lapsed'] as const
const subjects = {
  accepted: 'A learner waits a year, as you asked',
  refused: 'A learner does not want to wait a year',
  lapsed: 'No answer came to your question about next year',
} as const

type Both = NonNullable<Awaited<ReturnType<typeof findBoth>>>

async function findBoth(ctx: Context, proposalId: string) {
  const proposal = await findProposalForLetter(ctx, proposalId)
  const choice = proposal && (await findForLetter(ctx, proposal.choiceId))
  return proposal && choice ? { proposal, choice } : null
}
