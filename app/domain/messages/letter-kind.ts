/** A kind of letter somebody may choose about. What is in no kind always comes. */
export type LetterKind = {
  name: string
  label: string
  does: string
  templates: readonly string[]
  /** What may be wished for besides a letter at once. */
  wishes: readonly Wish[]
}
export type Wish = 'digest' | 'none'
export type Choice = 'email' | Wish

/** What learners may choose. Decisions, offers, dates to reply and anything about the account always come. */
export const learnerKinds: readonly LetterKind[] = [
  {
    name: 'receipts',
    label: 'What you have sent',
    does: 'A letter each time your application goes.',
    templates: ['ApplicationSent', 'CheckWaiting'],
    wishes: ['none'],
  },
  {
    name: 'reminders',
    label: 'Reminders to reply',
    does: 'A letter some days before an offer runs out, and on the last day.',
    templates: ['OfferAboutToLapse'],
    wishes: ['none'],
  },
  {
    name: 'changes',
    label: 'News about your choices',
    does: 'A letter when a course changes, or when a place has not answered in time.',
    templates: ['StartChanged', 'ChoiceOverdue'],
    wishes: ['none'],
  },
  {
    name: 'surveys',
    label: 'What you think',
    does: 'One letter when there are questions for you. Nobody can see what you answer.',
    templates: ['SurveyOpen'],
    wishes: ['none'],
  },
]

/** What a linked parent may choose: copies of a learner's letters are theirs to stop. */
export const parentKinds: readonly LetterKind[] = [
  {
    name: 'copies',
    label: 'Copies of letters',
    does: 'A copy when your child applies, gets an interview, an offer or a place. Your child decides whether you get them.',
    templates: [
      ...[
        'ApplicationSent',
        'CheckEnded',
        'InterviewInvitation',
        'InterviewTimes',
        'InterviewCancelled',
        'OfferMade',
        'OfferReplyCopied',
      ],
      ...['PlaceConfirmed', 'ConditionsMissed'],
    ],
    wishes: ['none'],
  },
]

/** What staff may choose. */
export const staffKinds: readonly LetterKind[] = [
  {
    name: 'new',
    label: 'New applications',
    does: 'When an application comes, is updated, or comes back.',
    templates: ['ApplicationReceived', 'ApplicationUpdated', 'WithdrawalUndone'],
    wishes: ['digest'],
  },
  {
    name: 'replies',
    label: 'Replies of learners',
    does: 'When an offer is accepted, declined or kept as a backup, or an application is withdrawn.',
    templates: [
      'OfferAccepted',
      'OfferDeclined',
      'ChoiceWithdrawn',
      'BackupPromoted',
      'InterviewAnswered',
      'InterviewTimesWaiting',
    ],
    wishes: ['digest', 'none'],
  },
  {
    name: 'learners',
    label: 'Learners who need help',
    does: 'When an answer is late, an offer runs out or is taken back, or something was not sent in time.',
    templates: [
      'ChoiceOverdue',
      'OfferLapsed',
      'OfferWithdrawn',
      'NotSentInTime',
      'StartChanged',
      'NotArrived',
      'CourseCancelled',
      'EndedWithoutReply',
    ],
    wishes: ['digest'],
  },
  {
    name: 'reminders',
    label: 'Reminders',
    does: 'When applications wait for an answer, a check or a reference is due, courses lack something, or a notice waits to be read.',
    templates: [
      'AnswerDueSoon',
      'CheckWaiting',
      'CoursesToCheck',
      'NoticeToRead',
      'ReferenceWanted',
      'FeedbackWanted',
      'DeferralReminder',
      'TokenEnds',
      'WebhookPaused',
    ],
    wishes: ['digest', 'none'],
  },
]

export const choiceWords: Record<Choice, string> = {
  email: 'A letter at once',
  digest: 'In one letter a day, in the morning',
  none: 'No letter',
}

/** The kinds somebody may choose about, by the part of the site they use. */
export function kindsFor(audience: string | null): readonly LetterKind[] {
  if (audience === 'parent') return parentKinds
  return audience === 'learner' ? learnerKinds : staffKinds
}

/** What is chosen for a kind now: all its templates are wished for alike. */
export function chosenFor(kind: LetterKind, wishes: ReadonlyMap<string, Wish>): Choice {
  const wish = wishes.get(kind.templates[0] ?? '')
  return wish && kind.wishes.includes(wish) ? wish : 'email'
}
