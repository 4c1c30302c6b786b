import { render } from '@react-email/render'
import type { ReactElement } from 'react'
import { expect, test } from 'vitest'
import MessageAnswered from '#emails/MessageAnswered'
import MessageToLearner from '#emails/MessageToLearner'
import QuestionAnswered from '#emails/QuestionAnswered'
import QuestionAsked from '#emails/QuestionAsked'
import QuestionDueSoon from '#emails/QuestionDueSoon'
import QuestionUnanswered from '#emails/QuestionUnanswered'

const about = { course: 'Engineering', provider: 'Riverside College', link: 'https://onward.example/learner' }
const asked = { ...about, question: 'Which grade do you expect?', dueOn: '2026-12-04' }
const answered = { name: 'Ms Rossi', ...about, reference: '7K3M-92QF', answerBy: '2026-12-18' }
const silent = { ...about, learner: 'Amina', reference: '7K3M-92QF', dueOn: '2026-12-04' }

const letters: [string, ReactElement, string[]][] = [
  [
    'a question, to the learner',
    <QuestionAsked {...asked} name="Amina" learner={null} />,
    [
      'your application for Engineering',
      'Which grade do you expect?',
      'by 4 December 2026',
      'decide with what they have',
    ],
  ],
  [
    'a question about grades, to the tutor',
    <QuestionAsked {...asked} name="Mr Okafor" learner="Amina" />,
    ['asks about the grades of Amina', 'Please help Amina to answer'],
  ],
  [
    'a reminder of a question',
    <QuestionDueSoon {...about} name="Amina" dueOn="2026-12-04" />,
    ['They still wait for your answer', 'by 4 December 2026', 'ask your tutor'],
  ],
  [
    'a message, to the learner',
    <MessageToLearner {...about} name="Amina" />,
    ['Riverside College has sent you a message about Engineering.', 'You can answer there too.'],
  ],
  [
    'a message of the learner, to the provider',
    <MessageAnswered {...about} name="Ms Rossi" reference="7K3M-92QF" />,
    ['application 7K3M-92QF for Engineering has answered your message'],
  ],
  [
    'an answer, to the provider',
    <QuestionAnswered {...answered} helper={null} />,
    ['7K3M-92QF for Engineering is answered.', 'Please decide by 18 December 2026.'],
  ],
  [
    'an answer by the school, to the provider',
    <QuestionAnswered {...answered} helper="Mr Okafor" />,
    ['is answered by Mr Okafor, for the learner.'],
  ],
  [
    'no answer, to the provider',
    <QuestionUnanswered {...silent} name="Ms Rossi" reader="provider" />,
    ['was not answered by 4 December 2026', 'It is your turn again'],
  ],
  [
    'no answer, to the tutor',
    <QuestionUnanswered {...silent} name="Mr Okafor" reader="tutor" />,
    ['asked Amina a question', 'Please talk to Amina'],
  ],
  [
    'no answer, to the learner',
    <QuestionUnanswered {...silent} name="Amina" reader="learner" />,
    ['The last day was 4 December 2026', 'You can still call them'],
  ],
]

test.each(letters)('%s', async (_, letter, sentences) => {
  const text = (await render(letter, { plainText: true })).replace(/\s+/g, ' ')

  for (const sentence of sentences) expect(text).toContain(sentence)
})
