import { paths } from '~/paths'
import { canMove } from './choice'
import type { ChoiceEvent, ChoiceState } from './choice.states'

type Deed = {
  event: ChoiceEvent
  label: string
  kind: 'primary' | 'secondary' | 'warning'
  href: (choiceId: string) => string
}

/** What admissions staff can do with a choice, in the order it is usually done, and where each is done. */
const deeds: readonly Deed[] = [
  { event: 'callUp', label: 'Call up from the waiting list', kind: 'primary', href: paths.provider.callUp },
  { event: 'makeOffer', label: 'Make an offer', kind: 'primary', href: paths.provider.makeOffer },
  { event: 'inviteToInterview', label: 'Invite to interview', kind: 'secondary', href: paths.provider.invite },
  { event: 'rearrangeInterview', label: 'Change the interview', kind: 'secondary', href: paths.provider.invite },
  { event: 'askForInformation', label: 'Ask a question', kind: 'secondary', href: paths.provider.ask },
  { event: 'addToWaitingList', label: 'Add to waiting list', kind: 'secondary', href: paths.provider.waitingList },
  { event: 'reject', label: 'Reject', kind: 'warning', href: paths.provider.reject },
  {
    event: 'revertRejection',
    label: 'Make an offer after all',
    kind: 'secondary',
    href: paths.provider.revertRejection,
  },
  { event: 'changeOffer', label: 'Change the offer', kind: 'secondary', href: paths.provider.changeOffer },
  { event: 'offerAgain', label: 'Offer again', kind: 'primary', href: paths.provider.offerAgain },
  { event: 'reopen', label: 'Open the offer again', kind: 'primary', href: paths.provider.reopenOffer },
  { event: 'offerOtherCourse', label: 'Offer another course', kind: 'secondary', href: paths.provider.otherCourse },
  { event: 'withdrawOffer', label: 'Take the offer back', kind: 'secondary', href: paths.provider.withdrawOffer },
  { event: 'confirmPlace', label: 'Conditions', kind: 'secondary', href: paths.provider.conditions },
  { event: 'confirmPlace', label: 'Confirm place', kind: 'primary', href: paths.provider.confirmPlace },
  { event: 'reinstate', label: 'Confirm the kept place', kind: 'primary', href: paths.provider.reinstate },
  { event: 'defer', label: 'Ask to wait a year', kind: 'secondary', href: paths.provider.defer },
  { event: 'enrol', label: 'Mark as enrolled', kind: 'primary', href: paths.provider.enrol },
  { event: 'enrol', label: 'Documents seen', kind: 'secondary', href: paths.provider.documents },
  { event: 'enrolLate', label: 'Mark as enrolled', kind: 'primary', href: paths.provider.enrol },
  { event: 'markNotArrived', label: 'Mark as not arrived', kind: 'secondary', href: paths.provider.notArrived },
]

/** The deeds that the choice's state allows now. */
export function providerDeeds(choice: { id: string; state: ChoiceState; answerBy: string | null }) {
  const possible = deeds
    .filter(({ event }) => canMove(choice.state, event))
    // Whoever waits on a list is called up from it, in turn or with a reason.
    .filter(({ event }) => event !== 'makeOffer' || !canMove(choice.state, 'callUp'))
    .map(({ label, kind, href }) => ({ label, kind, href: href(choice.id) }))
  if (choice.state === 'ended_no_reply' && choice.answerBy !== null)
    return [{ label: 'Tell the learner why', kind: 'primary' as const, href: paths.provider.feedback(choice.id) }]
  if (choice.state !== 'enrolled') return possible
  return [{ label: 'Write a progress note', kind: 'secondary' as const, href: paths.provider.note(choice.id) }]
}
