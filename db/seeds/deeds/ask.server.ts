import { changeOffer } from '~/domain/changed-offers/change.commands.server'
import { findOfferToChange } from '~/domain/changed-offers/changed-offer.queries.server'
import { changedTerms } from '~/domain/changed-offers/changed-offer.schemas'
import { answerQuestion, askForInformation } from '~/domain/requests/request.commands.server'
import { usualLastDay } from '~/domain/requests/request.queries.server'
import type { Context } from '~/kit/context.server'

const question = 'You say that you like to build things. What have you built, and with whom?'
const answer = 'I helped my uncle to build a shed. I measured and cut the wood for two of its walls.'

/** A provider asks what it would like to know, with the usual time to answer. */
export async function ask(ctx: Context, choiceId: string) {
  const asked = { question, isAboutGrades: false, version: undefined }
  return askForInformation(ctx, choiceId, { ...asked, dueOn: await usualLastDay(ctx) })
}

/** The learner answers it. */
export function answerIt(ctx: Context, choiceId: string) {
  return answerQuestion(ctx, choiceId, { answer, version: undefined })
}

/** A provider asks for less than it did: for one grade, and nothing to bring. */
export async function askForLess(ctx: Context, choiceId: string) {
  const { defaults } = await findOfferToChange(ctx, choiceId, 'changed')
  const grades = Object.fromEntries(Object.entries(defaults.grades).slice(0, 1))
  const message = 'We looked at your predicted grades again. This is all we ask for.'
  const { step: _, ...terms } = changedTerms.parse({ ...defaults, grades, standard: [], message })
  return changeOffer(ctx, choiceId, terms)
}
