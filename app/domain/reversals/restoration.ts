import { canMove } from '~/domain/applications/choice'
import { choiceStates, is, type ChoiceEvent, type ChoiceState } from '~/domain/applications/choice.states'
import { Refusal } from '~/kit/errors'

/** Where support can put a choice back to, and by which arrow of the machine. */
const arrows = {
  draft: 'restoreDraft',
  with_school: 'restoreWithSchool',
  submitted: 'restoreSubmitted',
  info_requested: 'restoreInfoRequested',
  interviewing: 'restoreInterviewing',
  overdue: 'restoreOverdue',
  waiting_list: 'restoreWaitingList',
  offer: 'restoreOffer',
  accepted_backup: 'restoreBackup',
  accepted_conditional: 'restoreConditional',
  place_confirmed: 'restorePlace',
  deferred: 'restoreDeferred',
} as const satisfies Partial<Record<ChoiceState, ChoiceEvent>>

export type RestorableState = keyof typeof arrows

export const restorableStates = choiceStates.filter(isRestorable)

export function isRestorable(state: string): state is RestorableState {
  return Object.hasOwn(arrows, state)
}

export function restoringEvent(to: RestorableState): ChoiceEvent {
  return arrows[to]
}

export type Told = { action: string; before: unknown; after: unknown }

/** What an event alone says of the state a choice came into. */
const cameInto: Record<string, ChoiceState> = {
  'information.asked': 'info_requested',
  'interview.arranged': 'interviewing',
  'waiting-list.joined': 'waiting_list',
  'choice.ran-out-of-time': 'overdue',
  'offer.made': 'offer',
  'offer.made-again': 'offer',
  'offer.reopened': 'offer',
  'rejection.reverted': 'offer',
  'offer.kept-as-backup': 'accepted_backup',
  'place.confirmed': 'place_confirmed',
  'choice.deferred': 'deferred',
}

/** Every state that a choice has had, by its record. */
export function statesHad(events: readonly Told[], known: { wasSent: boolean; wasChecked: boolean }): Set<ChoiceState> {
  const had = new Set<ChoiceState>([known.wasSent ? 'submitted' : 'draft'])
  if (known.wasChecked) had.add('with_school')
  for (const { action, before, after } of events) {
    for (const state of [before, after, cameInto[action]]) {
      const named = choiceStates.find((one) => one === state)
      if (named) had.add(named)
    }
  }
  return had
}

/** What still stands of a choice, so that it can be a whole thing again. */
export type Standing = {
  state: ChoiceState
  had: ReadonlySet<ChoiceState>
  hasInterviewToCome: boolean
  hasWait: boolean
  hasOffer: boolean
  hasDeferral: boolean
}

/** The states an ending can go back to: those it had, that the machine knows the way to, and that are still whole. */
export function possibleStates({ state, had, ...stands }: Standing): RestorableState[] {
  // What a provider has seen is not unseen again.
  const wasSent = had.has('submitted')
  return restorableStates
    .filter((to) => is(to, 'providerSees') === wasSent)
    .filter((to) => had.has(to) && canMove(state, arrows[to]) && isWhole(to, stands))
}

function isWhole(to: RestorableState, stands: Omit<Standing, 'state' | 'had'>) {
  if (to === 'interviewing') return stands.hasInterviewToCome
  if (to === 'waiting_list') return stands.hasWait
  if (to === 'deferred') return stands.hasDeferral
  return is(to, 'offerLive') ? stands.hasOffer : true
}

export type Around = {
  courseRunId: string
  isCycleClosed: boolean
  isCourseCancelled: boolean
  isPastDeadline: boolean
  others: readonly { state: ChoiceState; courseRunId: string }[]
  choicesInProgress: number
  backups: number
  letsSeveralBeHeld: boolean
}

/** Why a choice cannot go back there as things are; nothing where it can. */
export function restorationRefusal(to: RestorableState, around: Around): Refusal | null {
  const { others } = around
  const held = others.filter(({ state }) => is(state, 'holdsFirm')).length
  const backups = others.filter(({ state }) => is(state, 'holdsBackup')).length
  const inProgress = others.filter(({ state }) => is(state, 'countsAgainstLimit')).length
  const refusals: [boolean, Refusal][] = [
    [around.isCycleClosed, new Refusal('cycle-closed', 'The year is closed. Nothing of it can be put back.')],
    [
      around.isCourseCancelled,
      new Refusal('course-cancelled', 'The course was cancelled. Its provider must bring it back first.'),
    ],
    [
      around.isPastDeadline && (to === 'draft' || to === 'with_school'),
      new Refusal(
        'past-deadline',
        'The last day to apply is over: it would end again tonight. The area can move that day first.',
      ),
    ],
    [
      others.some((other) => other.courseRunId === around.courseRunId && !is(other.state, 'terminal')),
      new Refusal('already-chosen', 'The learner has added this course again. That choice stands.'),
    ],
    [
      is(to, 'holdsFirm') && held > 0 && !around.letsSeveralBeHeld,
      new Refusal('holds-firm', 'The learner holds another place. Two cannot be held.'),
    ],
    [
      is(to, 'holdsBackup') && backups >= around.backups,
      new Refusal('backup-taken', 'The learner has a backup already.'),
    ],
    [
      is(to, 'countsAgainstLimit') && inProgress >= around.choicesInProgress,
      new Refusal('list-full', 'The learner’s list is full. A course must go first.'),
    ],
  ]
  return refusals.find(([isSo]) => isSo)?.[1] ?? null
}
