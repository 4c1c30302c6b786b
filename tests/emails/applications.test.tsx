import { render } from '@react-email/render'
import type { ReactElement } from 'react'
import { describe, expect, test } from 'vitest'
import AnswerDueSoon from '#emails/AnswerDueSoon'
import ApplicationReceived from '#emails/ApplicationReceived'
import ApplicationSent from '#emails/ApplicationSent'
import ApplicationUpdated from '#emails/ApplicationUpdated'
import ChoiceOverdue from '#emails/ChoiceOverdue'
import ChoiceWithdrawn from '#emails/ChoiceWithdrawn'
import OfferAboutToLapse from '#emails/OfferAboutToLapse'
import OfferAccepted from '#emails/OfferAccepted'
import OfferDeclined from '#emails/OfferDeclined'
import OfferLapsed from '#emails/OfferLapsed'
import OfferMade from '#emails/OfferMade'
import OfferWithdrawn from '#emails/OfferWithdrawn'
import ReplyDateSet from '#emails/ReplyDateSet'
import Unsuccessful from '#emails/Unsuccessful'

const link = 'https://onward.example/learner'
const course = { course: 'Engineering', provider: 'Riverside College' }
const reference = '7K3M-92QF'

const textOf = (letter: ReactElement) => render(letter, { plainText: true })

const letters: [name: string, letter: ReactElement, says: string[]][] = [
  [
    'ApplicationUpdated',
    <ApplicationUpdated name="Mr Okafor" course="Engineering" reference={reference} link={link} />,
    ['sent an update', reference, 'stays the same'],
  ],
  [
    'ApplicationSent',
    <ApplicationSent
      name="Amina"
      learner="Amina"
      reference={reference}
      answerBy="2026-12-18"
      choices={[course]}
      link={link}
    />,
    ['Engineering, Riverside College', reference, '18 December 2026'],
  ],
  [
    'ApplicationSent, to a parent',
    <ApplicationSent
      name="Samira"
      learner="Amina"
      reference={reference}
      answerBy="2026-12-18"
      choices={[course]}
      link={link}
    />,
    ['Amina has sent an application'],
  ],
  [
    'ApplicationReceived',
    <ApplicationReceived
      name="Mr Okafor"
      course="Engineering"
      reference={reference}
      answerBy="2026-12-18"
      link={link}
    />,
    ['18 December 2026', reference],
  ],
  [
    'OfferMade',
    <OfferMade
      name="Amina"
      {...course}
      conditions={['Mathematics: grade 5 or better']}
      message="See you soon"
      replyBy="2026-12-04"
      link={link}
    />,
    ['this condition', 'Mathematics: grade 5 or better', 'See you soon', '4 December 2026'],
  ],
  [
    'OfferMade, with time to wait',
    <OfferMade name="Amina" {...course} conditions={[]} message={null} replyBy={null} link={link} />,
    ['no conditions', 'or wait for your other answers'],
  ],
  [
    'OfferAboutToLapse',
    <OfferAboutToLapse name="Amina" {...course} replyBy="2026-12-04" isLastDay={false} link={link} />,
    ['Reply by 4 December 2026'],
  ],
  [
    'OfferAboutToLapse, on the last day',
    <OfferAboutToLapse name="Amina" {...course} replyBy="2026-12-04" isLastDay link={link} />,
    ['Reply today, before midnight'],
  ],
  [
    'OfferLapsed',
    <OfferLapsed name="Amina" learner="Amina" {...course} reader="learner" remaining="answers" link={link} />,
    ['it has run out', 'call Riverside College'],
  ],
  [
    'OfferLapsed, to the tutor',
    <OfferLapsed name="Mr Okafor" learner="Amina" {...course} reader="tutor" remaining="nothing" link={link} />,
    ['Amina’s offer from Riverside College'],
  ],
  [
    'OfferWithdrawn',
    <OfferWithdrawn
      name="Amina"
      learner={null}
      remaining="offers"
      {...course}
      reason="The course has been cancelled."
      detail="Too few learners"
      link={link}
    />,
    ['The course has been cancelled.', 'Too few learners'],
  ],
  [
    'ReplyDateSet',
    <ReplyDateSet name="Amina" offers={2} replyBy="2026-12-04" link={link} />,
    ['2 offers', '4 December 2026'],
  ],
  [
    'ChoiceOverdue',
    <ChoiceOverdue name="Amina" learner="Amina" {...course} reader="learner" reference={reference} link={link} />,
    ['This is not a no'],
  ],
  [
    'ChoiceOverdue, to the tutor',
    <ChoiceOverdue name="Mr Okafor" learner="Amina" {...course} reader="tutor" reference={reference} link={link} />,
    ['has not answered Amina'],
  ],
  [
    'Unsuccessful',
    <Unsuccessful
      name="Amina"
      {...course}
      reasons={['The course is full.']}
      message="Try level 2"
      remaining="both"
      link={link}
      coursesLink={link}
    />,
    ['The course is full.', 'Try level 2', 'other answers are on their way'],
  ],
]

const toAdmissions: [name: string, letter: ReactElement, says: string[]][] = [
  [
    'OfferAccepted',
    <OfferAccepted name="Mr Okafor" course="Engineering" reference={reference} isBackup={false} link={link} />,
    ['has accepted your offer for Engineering', reference],
  ],
  [
    'OfferAccepted, as a backup',
    <OfferAccepted name="Mr Okafor" course="Engineering" reference={reference} isBackup link={link} />,
    ['keeps your offer for Engineering as a backup'],
  ],
  [
    'OfferDeclined',
    <OfferDeclined name="Mr Okafor" course="Engineering" reference={reference} reason="Travel" link={link} />,
    ['has declined', 'Reason: Travel.'],
  ],
  [
    'ChoiceWithdrawn',
    <ChoiceWithdrawn name="Mr Okafor" course="Engineering" reference={reference} reason={null} link={link} />,
    ['was withdrawn.'],
  ],
  [
    'ChoiceOverdue',
    <ChoiceOverdue name="Mr Okafor" learner="Amina" {...course} reader="provider" reference={reference} link={link} />,
    ['You may still answer it', reference],
  ],
  [
    'OfferLapsed',
    <OfferLapsed name="Mr Okafor" learner="Amina" {...course} reader="provider" remaining="nothing" link={link} />,
    ['An offer for Engineering has run out'],
  ],
  ['AnswerDueSoon', <AnswerDueSoon name="Mr Okafor" waiting={3} link={link} />, ['3 applications have']],
]

describe('a letter', () => {
  test.each([...letters, ...toAdmissions])('%s says what it must', async (_, letter, says) => {
    const text = await textOf(letter)

    for (const words of says) expect(text).toContain(words)
    expect(text).toContain(link)
  })

  test.each(toAdmissions)('%s to admissions does not name the learner', async (_, letter) => {
    expect(await textOf(letter)).not.toContain('Amina')
  })

  test.each(letters.filter(([, , says]) => !says[0]?.includes('Amina')))(
    '%s is written in short sentences',
    async (_, letter) => {
      const sentences = (await textOf(letter))
        .split(/[.!?]\s|\n\n/)
        .map((sentence) => sentence.trim().split(/\s+/).length)

      expect(Math.max(...sentences)).toBeLessThanOrEqual(25)
    },
  )

  test.each([
    ['nothing', 'You can still apply for other courses'],
    ['answers', 'still waiting for other answers'],
    ['offers', 'You still have another offer'],
    ['both', 'You still have another offer, and other answers'],
  ] as const)('after a rejection with %s left goes on with “%s”', async (remaining, words) => {
    const letter = (
      <Unsuccessful
        name="Amina"
        {...course}
        reasons={['Full.']}
        message={null}
        remaining={remaining}
        link={link}
        coursesLink="https://onward.example/courses"
      />
    )

    expect(await textOf(letter)).toContain(words)
  })

  test('shows what somebody wrote as text, never as markup', async () => {
    const letter = (
      <OfferMade
        name="<b>Amina</b>"
        {...course}
        conditions={['<script>alert(1)</script>']}
        message="<img src=x>"
        replyBy={null}
        link={link}
      />
    )

    const html = await render(letter)

    expect(html).not.toMatch(/<script>|<img src=x>|<b>Amina/)
  })
})
