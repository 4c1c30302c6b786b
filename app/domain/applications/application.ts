import { Refusal } from '~/kit/errors'
import { isOpenForApplications, type Cycle } from '../cycles/cycle'
import { addWorkingDays, type Closure } from '../cycles/working-day'
import { canMove } from './choice'
import type { ChoiceState } from './choice.states'
import { gapsIn, type Profile } from './section'
import type { Section } from './sections'

export type ChoiceOnForm = { id: string; state: ChoiceState; isRunOpen: boolean; courseTitle: string }

/** The drafts that go now: those ticked, or all. What has gone already is left as it is, so a second click does no harm. */
export function choicesToSend<C extends ChoiceOnForm>(choices: readonly C[], ticked: readonly string[]): C[] {
  const drafts = choices.filter((choice) => choice.state === 'draft')
  return ticked.length === 0 ? drafts : drafts.filter((choice) => ticked.includes(choice.id))
}

/** Whether this sending is a second click or a retry: what it asks for has gone already. */
export function hasGoneAlready(choices: readonly ChoiceOnForm[], ticked: readonly string[]): boolean {
  const asked = ticked.length === 0 ? choices : choices.filter((choice) => ticked.includes(choice.id))
  return asked.some((choice) => !canMove(choice.state, 'send'))
}

/** Refuses, in words, to send what is not ready. */
export function refuseUnlessReady(
  choices: readonly ChoiceOnForm[],
  profile: Profile,
  cycle: Pick<Cycle, 'dates' | 'name'>,
  now: Date,
) {
  if (choices.length === 0)
    throw new Refusal('nothing-to-send', 'Add a course first. Then you can send your application.')
  if (!isOpenForApplications(cycle, now)) {
    throw new Refusal(
      'not-open',
      `You cannot send an application for ${cycle.name} today. Look at the key dates on the home page.`,
    )
  }
  const [gap] = gapsIn(profile)
  if (gap) throw new Refusal('not-finished', unfinished(gap))
  const closed = choices.find((choice) => !choice.isRunOpen)
  if (closed)
    throw new Refusal(
      'course-closed',
      `${closed.courseTitle} has closed. Take it off your list and add another course.`,
    )
}

/** The last day for a provider to answer. */
export function answerBy(sentOn: string, answerDays: number, closures: readonly Closure[]): string {
  return addWorkingDays(sentOn, answerDays, closures)
}

function unfinished(section: Section) {
  return `Finish “${section.title}” first. Then you can send your application.`
}
