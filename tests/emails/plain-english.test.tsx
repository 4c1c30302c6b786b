import { render } from '@react-email/render'
import { createElement, type ComponentType } from 'react'
import { expect, test } from 'vitest'
import { medianOf, readabilityOf, sentencesIn } from '#tests/support/readability'

const files = import.meta.glob<{ default: ComponentType<Record<string, unknown>> }>('../../emails/*.tsx', {
  eager: true,
})

/** What is no letter, and letters that only staff or operators get. Every other letter is a learner's until it is put here. */
const notForLearners = new Set([
  ...[
    'Furniture',
    'Layout',
    'AgreementToRead',
    'AdviserTask',
    'AnswerDueSoon',
    'ApplicationReceived',
    'ApplicationUpdated',
    'ChoiceWithdrawn',
  ],
  ...[
    'CoursesToCheck',
    'CycleClosed',
    'DailyDigest',
    'Invitation',
    'OfferAccepted',
    'OfferDeclined',
    'LearnersGiven',
    'DisputeDecided',
    'PanelWork',
    'WithdrawalUndone',
    'ReferenceWanted',
    'QuestionAnswered',
    'MessageAnswered',
    'HandedOver',
    'FeedbackWanted',
    'HandoverAnswered',
    'InterviewTimesWaiting',
  ],
])

/** Everything a letter may want to say, in usual words; lists of lines come as text or as parts. */
const usual = {
  ...{ name: 'Amina', learner: 'Amina', givenNames: 'Amina', course: 'Engineering', provider: 'Riverside College' },
  ...{
    happened: 'You left Engineering at Riverside College. Your last day was 20 November 2026.',
    because: ['It was about the journey.'],
    nextStep: 'We do not know yet what you do next.',
    adviser: 'Ms Rossi',
    courses: 'https://onward.example/courses',
  },
  ...{
    school: 'Northgate School',
    gap: 'unsent',
    isReady: false,
    organisation: 'Northgate School',
    role: 'Tutor',
    code: '7K3M-92QF',
    days: 14,
  },
  ...{
    reference: '7K3M-92QF',
    answerBy: '2026-12-18',
    replyBy: '2026-12-18',
    releaseBy: '2026-12-04',
    year: '2026 to 2027',
  },
  ...{
    when: 'Friday 4 December 2026 at 10:30am',
    bookBy: '2026-12-01',
    isReminder: true,
    place: 'Main hall',
    message: null,
    why: null,
    closedOn: '2027-01-29',
    question: 'Which grade do you expect in chemistry?',
    dueOn: '2026-12-18',
    change: 'changed',
    earlierCourse: 'Plumbing',
    earlierConditions: ['Mathematics: grade 5 or better'],
    courses: ['Engineering'],
    times: ['Tuesday 1pm to 4pm'],
  },
  ...{ startsOn: '2027-09-06', expiresOn: '2027-09-01', position: 3, offers: 2, remaining: 'both', reader: 'learner' },
  ...{ reason: 'The course is full.', detail: null, comment: null, isMoved: false, isByClock: true, isLastDay: false },
  ...{ area: 'Northbridge', referenceOn: '2026-11-01', closesOn: '2027-01-31' },
  ...{ turn: 'refused', heldUntil: '2026-12-18' },
  ...{ isBackup: false, hasPlace: false, title: 'A course you chose is full', lines: ['Engineering is full.'] },
  ...{
    who: 'Mr Okafor',
    adult: 'Samira Yusuf',
    news: 'asked',
    outcome: 'not-ours',
    what: 'sent your application',
    reasons: ['The course is full.'],
    from: 'Northgate School',
  },
  ...{
    conditions: ['Show us who you are.'],
    others: ['4 October 2027'],
    start: '4 September 2028',
    agreedOn: '2026-11-20',
    confirmFrom: '2027-09-01',
    ticket: 'T-2041',
    state: 'You have an offer',
    wasSent: true,
    hadOffer: true,
  },
  ...{ missing: 'Engineering, Level 2', by: '1 March 2027' },
  ...{ link: 'https://onward.example', coursesLink: 'https://onward.example/courses' },
}
const parts = {
  course: 'Engineering',
  provider: 'Riverside College',
  outcome: 'Not answered',
  text: 'Show us who you are.',
  status: 'Met',
}

function wordsOf(Letter: ComponentType<Record<string, unknown>>) {
  const with$ = (item: unknown) => ({ ...usual, choices: [item], conditions: [item] })
  return render(createElement(Letter, with$(parts)), { plainText: true }).catch(() =>
    render(createElement(Letter, with$('Show us who you are.')), { plainText: true }),
  )
}

test('D9: the letters to learners are short and plain', async () => {
  const letters = Object.entries(files).flatMap(([file, module]) => {
    const name = /(\w+)\.tsx$/.exec(file)?.[1] ?? ''
    return notForLearners.has(name) ? [] : [{ name, Letter: module.default }]
  })
  const measured = await Promise.all(
    letters.map(async ({ name, Letter }) => ({
      name,
      ...readabilityOf(sentencesIn(unwrapped(await wordsOf(Letter)))),
    })),
  )

  expect(measured.length).toBeGreaterThan(20)
  expect(
    measured.filter(({ longestLength }) => longestLength > 25).map(({ name, longest }) => `${name}: ${longest}`),
  ).toEqual([])
  expect(
    measured.filter(({ meanLength }) => meanLength > 14).map(({ name, meanLength }) => `${name}: ${meanLength}`),
  ).toEqual([])
  expect(measured.filter(({ grade }) => grade > 7).map(({ name, grade }) => `${name}: ${grade.toFixed(1)}`)).toEqual([])
  expect(medianOf(measured.map(({ grade }) => grade))).toBeLessThanOrEqual(5)
  expect(
    measured
      .filter(({ wordsToAvoid }) => wordsToAvoid.length > 0)
      .map(({ name, wordsToAvoid }) => `${name}: ${wordsToAvoid.join(', ')}`),
  ).toEqual([])
})

/** A letter in plain text breaks its lines; its paragraphs are what is read. */
function unwrapped(text: string) {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\n/g, ' '))
    .join('\n')
}
