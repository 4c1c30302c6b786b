import type { choiceMachine, ChoiceEvent, ChoiceState } from './choice.states'

export type Party = 'learner' | 'school' | 'provider' | 'adviser' | 'coordinator' | 'support' | 'system'

type Machine = typeof choiceMachine
type StatesWith<E extends ChoiceEvent> = { [S in ChoiceState]: E extends keyof Machine[S] ? S : never }[ChoiceState]

/** One numbered way to move a choice: who may, on what condition, by which clock, and what follows. */
export type Transition = {
  number: number
  events: readonly (ChoiceEvent | 'add' | 'remove')[]
  from: readonly ChoiceState[]
  by: readonly Party[]
  guard: string
  timer: string
  effects: readonly string[]
}

// Staff act for a learner who cannot; the record names both.
const learnerOrHelper = ['learner', 'school', 'adviser'] as const
const answering = ['submitted', 'interviewing', 'overdue', 'waiting_list'] as const
const leftAtTheEnd = ['draft', 'with_school', 'info_requested', 'offer', ...answering] as const
const accepted = ['accepted_conditional', 'accepted_backup'] as const
const everythingOpen = [
  ...(['draft', 'with_school', 'info_requested', 'offer', 'place_confirmed', 'deferred'] as const),
  ...answering,
  ...accepted,
]
const endings = [
  ...(['not_sent', 'enrolled', 'did_not_attend', 'rejected', 'ended_no_reply', 'offer_withdrawn', 'declined'] as const),
  ...(['lapsed', 'conditions_not_met', 'withdrawn', 'course_cancelled'] as const),
]
const restoring = [
  ...([
    'restoreDraft',
    'restoreWithSchool',
    'restoreSubmitted',
    'restoreInfoRequested',
    'restoreInterviewing',
  ] as const),
  ...(['restoreOverdue', 'restoreWaitingList', 'restoreOffer', 'restoreBackup', 'restoreConditional'] as const),
  ...(['restorePlace', 'restoreDeferred'] as const),
]

/** Every move of a choice, numbered; where each leads is in the machine. */
export const transitions: readonly Transition[] = [
  {
    number: 1,
    events: ['add'],
    from: [],
    by: learnerOrHelper,
    guard: 'a place on the list is free; the course is open, of this cycle, and not in progress already',
    timer: '',
    effects: ['ask the school for a reference at the first choice'],
  },
  {
    number: 2,
    events: ['remove'],
    from: ['draft'],
    by: learnerOrHelper,
    guard: 'a draft of one’s own',
    timer: '',
    effects: ['free the place on the list'],
  },
  row(3, ['sendToSchool'], ['draft'], learnerOrHelper, {
    guard: 'the school checks first; every needed section is completed; who sees what is confirmed',
    timer: 'released by itself after 5 working days',
    effects: ['tell the tutor', 'tell the learner'],
  }),
  row(4, ['release'], ['with_school'], ['school', 'system'], {
    guard: 'the school agrees, or the clock runs out',
    timer: '5 working days',
    effects: ['tell the learner', 'start the provider’s clock', 'mark a release by the clock'],
  }),
  row(5, ['returnToLearner'], ['with_school'], ['school'], { guard: 'a comment', effects: ['tell the learner'] }),
  row(6, ['send'], ['draft'], learnerOrHelper, {
    guard: 'no school check; every needed section is completed; not a duplicate learner',
    timer: 'the provider’s clock starts',
    effects: ['keep a copy of the lawful answers', 'tell the learner, the provider, the tutor and a linked parent'],
  }),
  row(7, ['missDeadline'], ['draft', 'with_school'], ['system'], {
    guard: 'the area’s last day for sending has passed',
    timer: 'the area’s date',
    effects: ['tell the learner and the tutor of the late route', 'list it for the adviser'],
  }),
  row(8, ['askForInformation'], ['submitted', 'overdue', 'interviewing'], ['provider'], {
    guard: 'a question and a due date',
    timer: 'the provider’s clock stops; 10 working days to answer',
    effects: ['tell the learner', 'tell the school when it is about grades'],
  }),
  row(9, ['answer', 'answerBeforeInterview'], ['info_requested'], ['learner', 'school'], {
    timer: 'the provider’s clock goes on',
    effects: ['tell the provider'],
  }),
  row(
    10,
    ['leaveUnanswered', 'leaveUnansweredBeforeInterview', 'leaveUnansweredWhenOverdue'],
    ['info_requested'],
    ['system'],
    {
      guard: 'the due date has passed; it goes back to the state it had',
      timer: '10 working days',
      effects: ['tell the provider there was no answer', 'a task for the tutor'],
    },
  ),
  row(11, ['inviteToInterview'], ['submitted', 'overdue', 'info_requested', 'waiting_list'], ['provider'], {
    guard: 'today or later; a place; the right to set up interviews',
    timer: 'the provider’s clock runs to the interview and 10 working days on',
    effects: ['tell the learner with a calendar file', 'tell the tutor', 'warn of a clash'],
  }),
  row(12, ['rearrangeInterview'], ['interviewing'], ['provider', 'learner'], {
    guard: 'neither past nor cancelled',
    effects: ['tell what changed', 'keep the reason for a cancellation'],
  }),
  row(13, ['cancelLastInterview'], ['interviewing'], ['provider', 'learner'], {
    timer: 'the provider’s clock goes on',
    effects: ['tell both', 'keep the reason'],
  }),
  row(14, ['runOutOfTime'], ['submitted', 'interviewing'], ['system'], {
    guard: 'no decision, and the clock is not paused',
    timer: '20 working days, chased at 10',
    effects: ['free the place on the list', 'tell the learner, the provider’s manager and the tutor', 'count it'],
  }),
  row(
    15,
    ['makeOffer', 'reject', 'inviteToInterview', 'addToWaitingList', 'askForInformation'],
    ['overdue'],
    ['provider'],
    { guard: 'the provider acts late', effects: ['as in time', 'keep the mark that it was late'] },
  ),
  row(16, ['endWithoutReply'], ['submitted', 'interviewing', 'overdue', 'info_requested'], ['system'], {
    guard: 'the area switched it on, and its date has come',
    timer: 'the area’s date',
    effects: ['tell the learner kindly', 'a feedback task for the provider', 'a task for the adviser'],
  }),
  row(17, ['addToWaitingList'], ['submitted', 'interviewing', 'overdue'], ['provider'], {
    guard: 'the list is open; a rank or a rule',
    timer: 'an expiry date',
    effects: ['tell the learner the position'],
  }),
  row(18, ['callUp'], ['waiting_list'], ['provider'], {
    guard: 'a place is free; next in order, or a reason',
    timer: '3 to 5 working days to reply',
    effects: ['tell the learner at once', 'work out the other positions again'],
  }),
  row(19, ['closeWaitingList'], ['waiting_list'], ['provider', 'system'], {
    guard: 'expired, or closed for all',
    timer: 'the list’s date',
    effects: ['tell the learner, with other courses'],
  }),
  row(20, ['makeOffer'], answering, ['provider'], {
    guard: 'at most 20 conditions; the provider’s own course; a place free where the limit is hard',
    timer: 'a reply-by date',
    effects: ['tell the learner and the tutor', 'a copy for a parent', 'work out the guarantee again'],
  }),
  row(21, ['reject'], answering, ['provider'], {
    guard: 'at least one dated reason, with words where it needs them',
    effects: ['preview first', 'tell the learner by what remains', 'a task for the adviser when nothing is left'],
  }),
  row(22, ['revertRejection'], ['rejected'], ['provider'], {
    guard: 'not ended by a clock; no place accepted elsewhere; within 30 days',
    timer: 'a new reply-by date',
    effects: ['tell the learner', 'record that it was reverted'],
  }),
  row(23, ['changeOffer'], ['offer'], ['provider'], {
    guard: 'really different; the first course is kept',
    timer: 'at least 5 working days to reply',
    effects: ['tell the learner what was and what is'],
  }),
  row(24, ['withdrawOffer'], ['offer'], ['provider'], {
    guard: 'a reason',
    effects: ['tell the learner, the tutor and the adviser at once', 'work out the guarantee again'],
  }),
  row(25, ['offerAgain'], ['offer_withdrawn'], ['provider'], {
    guard: 'the course is open',
    timer: 'a new reply-by date',
    effects: ['tell the learner'],
  }),
  row(26, ['accept'], ['offer'], learnerOrHelper, {
    guard: 'conditions are open; no other firm place, or the swap is confirmed',
    effects: ['apply the area’s policy to the other choices', 'tell the provider, the tutor and a parent'],
  }),
  row(27, ['acceptUnconditional'], ['offer'], learnerOrHelper, {
    guard: 'no condition is open',
    effects: ['apply the area’s policy to the other choices', 'tell the provider, the tutor and a parent'],
  }),
  row(28, ['keepAsBackup'], ['offer'], learnerOrHelper, {
    guard: 'a backup is free to hold',
    effects: ['tell the provider'],
  }),
  row(29, ['promote', 'promoteUnconditional'], ['accepted_backup'], [...learnerOrHelper, 'system'], {
    guard: 'the learner asks, or the firm place fell through',
    timer: '5 working days to confirm when it happened by itself',
    effects: ['tell both'],
  }),
  row(30, ['decline'], ['offer'], learnerOrHelper, {
    guard: 'a reason if the learner wants to give one',
    effects: ['tell the provider, without the reason unless the learner agrees'],
  }),
  row(31, ['lapse'], ['offer'], ['system'], {
    guard: 'reminded 5 working days before and on the last day',
    timer: '10 working days after the last pending answer',
    effects: ['tell the learner, the provider and the tutor', 'a task for the adviser'],
  }),
  row(32, ['reopen'], ['lapsed'], ['provider'], {
    guard: 'the course is open',
    timer: '5 working days to reply',
    effects: ['tell the learner'],
  }),
  row(33, ['markCondition'], accepted, ['provider', 'system'], {
    guard: 'the condition is open',
    effects: ['one letter for a batch'],
  }),
  row(34, ['confirmPlace'], ['accepted_conditional'], ['provider', 'system'], {
    guard: 'every condition is closed',
    effects: ['tell the learner', 'invite to enrol', 'the plan may follow the learner'],
  }),
  row(35, ['missConditions'], ['accepted_conditional'], ['provider'], {
    guard: 'a reason for each condition missed',
    timer: 'held back until the results are out',
    effects: ['tell the learner, with other courses', 'promote the backup', 'a task for the adviser'],
  }),
  row(36, ['offerOtherCourse'], ['accepted_conditional'], ['provider'], {
    timer: '5 days to reply',
    effects: ['tell the learner'],
  }),
  row(37, ['defer'], ['place_confirmed', 'accepted_conditional', 'offer'], learnerOrHelper, {
    guard: 'the provider has asked for a start of the next cycle; the learner says yes',
    timer: '10 working days to answer, then nothing changes; a reminder before the next cycle',
    effects: ['tell the learner and the provider', 'top of the provider’s queue next year'],
  }),
  row(38, ['reinstate', 'reinstateUnconditional'], ['deferred'], ['provider'], {
    guard: 'the course exists in the new cycle',
    effects: ['tell the learner', 'not counted twice'],
  }),
  row(
    39,
    ['withdraw', 'undoWithdrawal'],
    ['submitted', 'info_requested', 'interviewing', 'overdue', 'waiting_list', 'offer', 'deferred', 'withdrawn'],
    learnerOrHelper,
    {
      guard: 'a structured reason first; the provider learns only that it was withdrawn, and what may be shared',
      timer: 'undone within 24 hours, while no place and no rank was given up',
      effects: ['tell the provider', 'cancel its interviews', 'free the place on the list'],
    },
  ),
  row(40, ['withdraw'], ['place_confirmed', ...accepted], [...learnerOrHelper, 'system'], {
    guard: 'a reason; the system gives a backup back once its learner has started elsewhere',
    effects: ['release the place', 'call the waiting list', 'tell the adviser'],
  }),
  row(41, ['cancelCourse'], everythingOpen, ['provider'], {
    guard: 'a reason; for all at once',
    effects: ['tell the learner, with other courses', 'offer a transfer'],
  }),
  row(42, ['enrol'], ['place_confirmed'], ['provider', 'system'], {
    guard: 'identity is checked; the term is open',
    timer: 'from results day to the end of October',
    effects: ['on the starters list', 'propose an activity', 'open the tracking', 'release the backups'],
  }),
  row(43, ['markNotArrived'], ['place_confirmed'], ['provider'], {
    guard: 'chased on day 5',
    timer: 'day 5 to 10',
    effects: ['call the waiting list', 'a task for the adviser within 1 working day'],
  }),
  row(44, ['enrolLate'], ['did_not_attend'], ['provider', 'system'], {
    timer: 'until the census',
    effects: ['corrected in the return'],
  }),
  row(45, restoring, endings, ['support'], {
    guard: 'a second person approves; never after the cycle has closed; back to a state it had',
    effects: ['tell both', 'a ticket on the record'],
  }),
  row(46, ['closeCycle'], leftAtTheEnd, ['system'], {
    guard: 'the cycle is over',
    timer: 'the area’s dates',
    effects: [
      'a summary for every learner and the coordinator',
      'the profile goes on to the next cycle, choices do not',
    ],
  }),
  row(47, ['restorePlace'], ['enrolled'], ['system'], {
    guard: 'the college takes back the file that said so; nothing has followed; never after the cycle has closed',
    timer: '14 days',
    effects: ['tell the learner', 'backups that were given back stay given back'],
  }),
]

type Particulars = { guard?: string; timer?: string; effects?: readonly string[] }

// A row for an event that a state does not have is refused by the compiler.
function row<E extends ChoiceEvent>(
  number: number,
  events: readonly E[],
  from: readonly StatesWith<E>[],
  by: readonly Party[],
  { guard = '', timer = '', effects = [] }: Particulars,
): Transition {
  return { number, events, from, by, guard, timer, effects }
}
