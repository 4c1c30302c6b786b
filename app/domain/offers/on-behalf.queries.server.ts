import { mustBeAllowed } from '~/access/guard.server'
import type { Context } from '~/kit/context.server'
import { findSheet, profileOf } from '../applications/application.queries.server'
import { runsToAdd } from '../applications/run.queries.server'
import { gapsIn, taskList } from '../applications/section'
import { careOf } from '../learners/care.queries.server'
import { questionIn, searchCourses } from '../search/course-search.queries.server'
import { findChoiceToAnswer } from './own-choice.queries.server'

const COURSES_SHOWN = 10

/** A learner in one's care, what is on the list, and the courses that fit what was asked for. */
export async function findHelped(ctx: Context, learnerId: string, q: string) {
  mustBeAllowed(ctx, 'choice.add', await careOf(ctx, learnerId))
  const { learner, choices, ...sheet } = await findSheet(ctx, learnerId)
  const drafts = choices.filter(({ state }) => state === 'draft')
  return {
    learner,
    choices,
    drafts: drafts.length,
    tasks: taskList(profileOf(sheet, choices)),
    gaps: gapsIn(profileOf(sheet, drafts)).map(({ title }) => title),
    runs: q === '' ? [] : await fitting(ctx, q),
  }
}

/** A learner for whom one may add and send: nothing is shown of anybody else, not even that they are there. */
export async function findLearnerInCare(ctx: Context, learnerId: string) {
  mustBeAllowed(ctx, 'choice.add', await careOf(ctx, learnerId))
  return { id: learnerId }
}

/** One choice of a learner in one's care, with all that may be done about it. */
export async function findHelpedChoice(ctx: Context, choiceId: string) {
  const found = await findChoiceToAnswer(ctx, choiceId)
  mustBeAllowed(ctx, 'offer.reply', await careOf(ctx, found.choice.learnerId))
  return found
}

async function fitting(ctx: Context, q: string) {
  const { courses } = await searchCourses(ctx, await questionIn(ctx, new URLSearchParams({ q })))
  const slugs = courses.slice(0, COURSES_SHOWN).map(({ slug }) => slug)
  return slugs.length === 0 ? [] : runsToAdd(ctx, slugs)
}
