import { mustBeAllowed } from '~/access/guard.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { careOf } from '../learners/care.queries.server'
import { findSheet, profileOf } from './application.queries.server'
import { findSection, startingAnswers } from './section'
import { mustBeTheirs } from './section-rights'

/** One part of the form of a learner in one's care, as it stands, for whoever fills it in with them. */
export async function findHelpedSection(ctx: Context, learnerId: string, slug: string) {
  mustBeAllowed(ctx, 'application.edit', await careOf(ctx, learnerId))
  const section = orNotFound(findSection(slug), 'section')
  mustBeTheirs(ctx.actor.role, slug)
  const { learner, ...sheet } = await findSheet(ctx, learnerId)
  const saved = sheet.saved.find((one) => one.section === slug)
  return {
    id: learner.id,
    name: `${learner.givenNames} ${learner.familyName}`,
    answers: saved?.answers ?? startingAnswers(section, learner),
    isFinished: saved ? (saved.isCompleted ? 'yes' : 'no') : '',
    version: saved?.version ?? 0,
    grades: sheet.grades,
    kinds: profileOf(sheet, sheet.choices).providerKinds,
  }
}
