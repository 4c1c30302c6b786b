import { Refusal } from '~/kit/errors'

/** What a learner has not done yet that a letter could help with, the most pressing first. */
export const gaps = ['to-answer', 'asked', 'no-account', 'unsent', 'no-profile', 'no-choice'] as const

export type Gap = (typeof gaps)[number]

/** What of a learner decides whether they are reminded, and of what. */
export type NudgeFacts = {
  hasAccount: boolean
  hasEmail: boolean
  hasStartedProfile: boolean
  choices: number
  drafts: number
  unanswered: number
  /** Choices about which a provider has asked something. */
  questions: number
  hasAppliedOutside: boolean
  lastNudgedAt: Date | null
}

/** Why somebody gets no letter though a colleague ticked them. */
export type LeftOut = 'nothing-missing' | 'within-the-week' | 'no-address'

export type NudgePlan = { is: 'nudge'; gap: Gap } | { is: 'left-out'; why: LeftOut }

const WEEK_MS = 7 * 86_400_000

/** The letters wait so long, so that whoever reminded the wrong learners can take it back. */
export const TAKE_BACK_MINUTES = 5

/** When the letters of reminders leave; until then they can be taken back. */
export function lettersLeaveAt(nudgedAt: Date): Date {
  return new Date(nudgedAt.getTime() + TAKE_BACK_MINUTES * 60_000)
}

/** Refuses to take back what was taken back already, and what has left. */
export function refuseTakingBack({ nudgedAt, isTakenBack }: { nudgedAt: Date; isTakenBack: boolean }, now: Date): void {
  if (isTakenBack) throw new Refusal('taken-back-already', 'You took these reminders back already.')
  if (now >= lettersLeaveAt(nudgedAt))
    throw new Refusal(
      'too-late',
      `Reminders can be taken back for ${TAKE_BACK_MINUTES} minutes. These letters have left.`,
    )
}

/** What is missing. Whoever has applied elsewhere is not asked to apply here. */
export function gapOf(facts: NudgeFacts): Gap | null {
  if (facts.unanswered > 0) return 'to-answer'
  if (facts.questions > 0) return 'asked'
  if (facts.drafts > 0 && facts.hasAccount) return 'unsent'
  if (facts.choices > 0 || facts.hasAppliedOutside) return null
  if (!facts.hasAccount) return 'no-account'
  return facts.hasStartedProfile ? 'no-choice' : 'no-profile'
}

/** Who is reminded of what, and who is left out: nobody hears twice within a week. */
export function planNudge(facts: NudgeFacts, now: Date): NudgePlan {
  const gap = gapOf(facts)
  if (gap === null) return { is: 'left-out', why: 'nothing-missing' }
  if (facts.lastNudgedAt !== null && now.getTime() - facts.lastNudgedAt.getTime() < WEEK_MS)
    return { is: 'left-out', why: 'within-the-week' }
  return facts.hasEmail ? { is: 'nudge', gap } : { is: 'left-out', why: 'no-address' }
}
