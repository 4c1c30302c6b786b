import type { PlanSection } from '../plans/plan'
import type { Answers } from './section'
import type { Section } from './sections'

/** Which box of the form asks for what the learner may have written in the plan already. */
const partOf: Readonly<Record<string, PlanSection>> = {
  interests: 'interests',
  careerAims: 'aims',
  supportNeeds: 'needs',
}

type PlanWords = Partial<Record<PlanSection, string>>

/** Whether a section has any box that the plan may fill. */
export function takesFromPlan(section: Section): boolean {
  return section.fields.some(({ name }) => partOf[name] !== undefined)
}

/** The answers with the words of the plan in boxes that are still empty; what stands in a box already stays. */
export function filledFromPlan(section: Section, answers: Answers, words: PlanWords): Answers {
  const found = section.fields.flatMap(({ name }): [string, string][] => {
    const part = partOf[name]
    const written = part ? words[part] : undefined
    return written && !answers[name] ? [[name, written]] : []
  })
  return { ...answers, ...Object.fromEntries(found) }
}

/** Whether the plan has words for a box that is still empty. */
export function hasMoreInPlan(section: Section, answers: Answers, words: PlanWords): boolean {
  const filled = filledFromPlan(section, answers, words)
  return section.fields.some(({ name }) => (filled[name] ?? '') !== (answers[name] ?? ''))
}
