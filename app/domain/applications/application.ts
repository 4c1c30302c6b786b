import { formatDay, londonDay } from '~/kit/dates'
import { Refusal } from '~/kit/errors'
import { hasClosed, isOpenForApplications, type Cycle } from '../cycles/cycle'
import { addWorkingDays, type Closure } from '../cycles/working-day'
import { refuseWhilePaused, type Pause } from '../pauses/pause'
import { canMove } from './choice'
import { is, type ChoiceState } from './choice.states'
import { gapsIn, type Profile } from './section'
import type { Section } from './sections'

export type ChoiceOnForm = {
  id: string
  state: ChoiceState
  isRunOpen: boolean
  courseTitle: string
  providerName: string
  pause: Pause | null
}

/** The drafts that go now: those ticked, or all. What has gone already is left as it is, so a second click does no harm. */
export function choicesToSend<C extends ChoiceOnForm>(choices: readonly C[], ticked: readonly string[]): C[] {
  const drafts = choices.filter((choice) => choice.state === 'draft')
  return ticked.length === 0 ? drafts : drafts.filter((choice) => ticked.includes(choice.id))
}

/** Whether this sending is a second click or a retry: what it asks for has gone already. */
export function hasGoneAlready(choices: readonly ChoiceOnForm[], ticked: readonly string[]): boolean {
  return asked(choices, ticked).some(({ state }) => is(state, 'providerSees') || is(state, 'decisionPending'))
}

/** Whoever sends while the night ends the drafts of the last day is told so, and not that nothing was there. */
export function refuseWhenEnded(choices: readonly ChoiceOnForm[], ticked: readonly string[]) {
  if (asked(choices, ticked).some(({ state }) => canMove(state, 'send'))) return
  if (asked(choices, ticked).every(({ state }) => state !== 'not_sent')) return
  throw new Refusal('too-late', 'The last day to apply has passed, so this was not sent. Ask your school or adviser.')
}

function asked<C extends ChoiceOnForm>(choices: readonly C[], ticked: readonly string[]): readonly C[] {
  return ticked.length === 0 ? choices : choices.filter((choice) => ticked.includes(choice.id))
}

/** Refuses, in words, to send what is not ready. */
export function refuseUnlessReady(
  choices: readonly ChoiceOnForm[],
  profile: Profile,
  cycle: Pick<Cycle, 'dates' | 'name'>,
  now: Date,
) {
  refuseWhenClosed(cycle, now)
  if (choices.length === 0)
    throw new Refusal('nothing-to-send', 'Add a course first. Then you can send your application.')
  if (!isOpenForApplications(cycle, now)) throw new Refusal('not-open', notOpenYet(cycle))
  const [gap] = gapsIn(profile)
  if (gap) throw new Refusal('not-finished', unfinished(gap))
  const closed = choices.find((choice) => !choice.isRunOpen)
  if (closed)
    throw new Refusal(
      'course-closed',
      `${closed.courseTitle} has closed. Take it off your list and add another course.`,
    )
  refuseWhilePaused(choices)
}

/** After the area's last day nothing is added or sent; the sentence says which way is still open. */
export function refuseWhenClosed(cycle: Pick<Cycle, 'dates' | 'name'>, now: Date) {
  const lastDay = cycle.dates['applications-close']
  if (!hasClosed(cycle, now) || lastDay === undefined) return
  throw new Refusal(
    'too-late',
    `The last day to apply for ${cycle.name} was ${formatDay(lastDay)}. Some courses still have places: call them, or ask your school or adviser.`,
  )
}

/** Whether a learner applies after the day up to which all are looked at together: places may be gone by then. */
export function isLateRound(cycle: Pick<Cycle, 'dates'>, now: Date): boolean {
  const onTime = cycle.dates['apply-by']
  return onTime !== undefined && onTime < londonDay(now) && !hasClosed(cycle, now)
}

/** The last day for a provider to answer. */
export function answerBy(sentOn: string, answerDays: number, closures: readonly Closure[]): string {
  return addWorkingDays(sentOn, answerDays, closures)
}

function notOpenYet({ name, dates }: Pick<Cycle, 'dates' | 'name'>) {
  const from = dates['applications-open']
  return from
    ? `You can send your application for ${name} from ${formatDay(from)}.`
    : `You cannot send an application for ${name} today. Look at the key dates on the home page.`
}

function unfinished(section: Section) {
  return `Finish “${section.title}” first. Then you can send your application.`
}
