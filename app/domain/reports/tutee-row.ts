import { formatDay, londonDay } from '~/kit/dates'
import type { ChoiceState } from '../applications/choice.states'
import { choiceTag } from '../applications/choice.words'
import { gapOf } from '~/domain/guidance/nudge'
import { gapWords } from '~/domain/guidance/nudge.words'
import { isReferenceState } from '~/domain/references/reference'
import { referenceTags } from '~/domain/references/reference.words'
import type { BoardFacts } from './session-board'
import { percentDone } from '../applications/section'
import { providerKindOf } from '../applications/visibility'

export type Tutee = {
  id: string
  givenNames: string
  familyName: string
  form: string | null
  accountId: string | null
  lastSignedInAt: Date | null
  lastNudgedAt: Date | null
  completed: string[] | null
  grades: number
  listed: { id: string; state: ChoiceState; title: string; kind: string }[]
  choices: number
  sent: number
  drafts: number
  offers: number
  unanswered: number
  questions: number
  accepted: number
  intended: { label: string } | null
  hasAppliedOutside: boolean
  referenceState: string | null
}

/** One learner as a row of the grid. */
export function tuteeRow(tutee: Tutee) {
  const { id, givenNames, familyName, form, lastSignedInAt, lastNudgedAt, listed, intended } = tutee
  return {
    id,
    name: `${familyName}, ${givenNames}`,
    form: form ?? 'None',
    signedIn: tutee.accountId ? (lastSignedInAt ? formatDay(londonDay(lastSignedInAt)) : 'Not yet') : 'No account',
    signedInOn: tutee.accountId && lastSignedInAt ? londonDay(lastSignedInAt) : null,
    profile: `${profileOf(tutee)}%`,
    counts: [tutee.choices, tutee.sent, tutee.offers],
    listed: listed.map(({ id, title, state }) => ({ id, title, tag: choiceTag(state, 'school') })),
    accepted: tutee.accepted > 0 ? 'Yes' : 'No',
    intended: intended?.label ?? 'Not recorded',
    reference: referenceOf(tutee),
    missing: missingOf(tutee),
    nudgedOn: lastNudgedAt ? londonDay(lastNudgedAt) : null,
    nudged: lastNudgedAt ? formatDay(londonDay(lastNudgedAt)) : 'Never',
  }
}

/** How much of the form is finished, in hundredths. */
export function profileOf({ completed, grades, listed }: Tutee): number {
  const saved = (completed ?? []).map((section) => ({ section, answers: {}, isCompleted: true }))
  return percentDone({ saved, grades, providerKinds: [...new Set(listed.map(({ kind }) => providerKindOf(kind)))] })
}

function referenceOf({ referenceState }: Tutee): string {
  if (referenceState === null || !isReferenceState(referenceState)) return 'Not asked for'
  return referenceTags[referenceState].text
}

function missingOf(tutee: Tutee): string {
  const gap = gapOf({
    ...tutee,
    hasAccount: tutee.accountId !== null,
    hasEmail: true,
    hasStartedProfile: (tutee.completed ?? []).length > 0,
  })
  return gap === null ? 'Nothing' : gapWords[gap]
}

/** At which step of the lessons a learner is. */
export function boardFactsOf(tutee: Tutee): BoardFacts {
  return { ...tutee, hasAccount: tutee.accountId !== null, profile: profileOf(tutee) }
}
