import { z } from 'zod'

/** The steps a form group goes through in lessons, in their order. */
export const boardSteps = ['join', 'form', 'choose', 'send', 'answer'] as const
export type BoardStep = (typeof boardSteps)[number]
export type Standing = BoardStep | 'done'

/** What of a learner says at which step they are. */
export type BoardFacts = {
  hasAccount: boolean
  profile: number
  choices: number
  sent: number
  drafts: number
  unanswered: number
  hasAppliedOutside: boolean
}

/** What the tutor chose to show: which form, what is to be finished today, names or none, and how often it looks again. */
export const boardQuestion = z.object({
  form: z.string().trim().max(20).catch(''),
  goal: z.enum(boardSteps).catch('send'),
  names: z.enum(['none', 'first']).catch('none'),
  every: z.enum(['', '30', '60']).catch(''),
})

export type BoardQuestion = z.output<typeof boardQuestion>

/** The step at which a learner is: the first that is not finished. An offer to answer comes before a draft. */
export function standingOf(facts: BoardFacts): Standing {
  if (facts.unanswered > 0) return 'answer'
  if (facts.drafts === 0 && (facts.sent > 0 || facts.hasAppliedOutside)) return 'done'
  if (!facts.hasAccount) return 'join'
  if (facts.profile < 100) return 'form'
  return facts.choices === 0 ? 'choose' : 'send'
}

/** How many are at each step, and how many have today's step behind them. */
export function boardOf<L extends { standing: Standing }>(learners: readonly L[], goal: BoardStep) {
  const all: readonly Standing[] = [...boardSteps, 'done']
  const isPast = (standing: Standing) => all.indexOf(standing) > all.indexOf(goal)
  return {
    steps: all.map((step) => ({ step, learners: learners.filter(({ standing }) => standing === step) })),
    past: learners.filter(({ standing }) => isPast(standing)).length,
    all: learners.length,
  }
}
