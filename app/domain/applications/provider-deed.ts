import { isAllowed, type Action } from '~/access/policy'
import type { Actor } from '~/kit/actor'
import { paths } from '~/paths'
import { canMove } from './choice'
import type { ChoiceEvent, ChoiceState } from './choice.states'

type Deed = {
  event: ChoiceEvent
  asks: Action
  label: string
  kind: 'primary' | 'secondary' | 'warning'
  href: (choiceId: string) => string
}

/** What admissions staff can do with a choice, in the order it is usually done, and where each is done. */
const deeds: readonly Deed[] = [
  {
    event: 'callUp',
    asks: 'offer.make',
    label: 'Call up from the waiting list',
    kind: 'primary',
    href: paths.provider.callUp,
  },
  { event: 'makeOffer', asks: 'offer.make', label: 'Make an offer', kind: 'primary', href: paths.provider.makeOffer },
  {
    event: 'inviteToInterview',
    asks: 'interview.arrange',
    label: 'Invite to interview',
    kind: 'secondary',
    href: paths.provider.invite,
  },
  {
    event: 'rearrangeInterview',
    asks: 'interview.arrange',
    label: 'Change the interview',
    kind: 'secondary',
    href: paths.provider.invite,
  },
  {
    event: 'askForInformation',
    asks: 'information.ask',
    label: 'Ask a question',
    kind: 'secondary',
    href: paths.provider.ask,
  },
  {
    event: 'addToWaitingList',
    asks: 'waiting-list.add',
    label: 'Add to waiting list',
    kind: 'secondary',
    href: paths.provider.waitingList,
  },
  { event: 'reject', asks: 'choice.reject', label: 'Reject', kind: 'warning', href: paths.provider.reject },
  {
    event: 'revertRejection',
    asks: 'offer.make',
    label: 'Make an offer after all',
    kind: 'secondary',
    href: paths.provider.revertRejection,
  },
  {
    event: 'changeOffer',
    asks: 'offer.make',
    label: 'Change the offer',
    kind: 'secondary',
    href: paths.provider.changeOffer,
  },
  { event: 'offerAgain', asks: 'offer.make', label: 'Offer again', kind: 'primary', href: paths.provider.offerAgain },
  {
    event: 'reopen',
    asks: 'offer.make',
    label: 'Open the offer again',
    kind: 'primary',
    href: paths.provider.reopenOffer,
  },
  {
    event: 'offerOtherCourse',
    asks: 'offer.make',
    label: 'Offer another course',
    kind: 'secondary',
    href: paths.provider.otherCourse,
  },
  {
    event: 'withdrawOffer',
    asks: 'offer.withdraw',
    label: 'Take the offer back',
    kind: 'secondary',
    href: paths.provider.withdrawOffer,
  },
  {
    event: 'confirmPlace',
    asks: 'condition.decide',
    label: 'Conditions',
    kind: 'secondary',
    href: paths.provider.conditions,
  },
  {
    event: 'confirmPlace',
    asks: 'place.confirm',
    label: 'Confirm place',
    kind: 'primary',
    href: paths.provider.confirmPlace,
  },
  {
    event: 'reinstate',
    asks: 'place.confirm',
    label: 'Confirm the kept place',
    kind: 'primary',
    href: paths.provider.reinstate,
  },
  { event: 'defer', asks: 'place.defer', label: 'Ask to wait a year', kind: 'secondary', href: paths.provider.defer },
  { event: 'enrol', asks: 'enrolment.record', label: 'Mark as enrolled', kind: 'primary', href: paths.provider.enrol },
  {
    event: 'enrol',
    asks: 'enrolment.record',
    label: 'Documents seen',
    kind: 'secondary',
    href: paths.provider.documents,
  },
  {
    event: 'enrolLate',
    asks: 'enrolment.record',
    label: 'Mark as enrolled',
    kind: 'primary',
    href: paths.provider.enrol,
  },
  {
    event: 'markNotArrived',
    asks: 'enrolment.record',
    label: 'Mark as not arrived',
    kind: 'secondary',
    href: paths.provider.notArrived,
  },
]

type Choice = { id: string; providerId: string; state: ChoiceState; answerBy: string | null }

/** The deeds that the choice's state allows now, and the rights of whoever looks at it. */
export function providerDeeds(actor: Actor, choice: Choice) {
  const may = (action: Action) => isAllowed(actor, action, choice)
  const possible = deeds
    .filter(({ event, asks }) => canMove(choice.state, event) && may(asks))
    // Whoever waits on a list is called up from it, in turn or with a reason.
    .filter(({ event }) => event !== 'makeOffer' || !canMove(choice.state, 'callUp'))
    .map(({ label, kind, href }) => ({ label, kind, href: href(choice.id) }))
  if (choice.state === 'ended_no_reply' && choice.answerBy !== null)
    return may('feedback.give')
      ? [{ label: 'Tell the learner why', kind: 'primary' as const, href: paths.provider.feedback(choice.id) }]
      : []
  if (choice.state !== 'enrolled') return possible
  if (!may('progress.note')) return []
  return [{ label: 'Write a progress note', kind: 'secondary' as const, href: paths.provider.note(choice.id) }]
}
