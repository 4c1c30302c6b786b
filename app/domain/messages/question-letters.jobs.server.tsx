import MessageAnswered from '#emails/MessageAnswered'
import MessageToLearner from '#emails/MessageToLearner'
import QuestionAnswered from '#emails/QuestionAnswered'
import QuestionAsked from '#emails/QuestionAsked'
import QuestionDueSoon from '#emails/QuestionDueSoon'
import QuestionUnanswered from '#emails/QuestionUnanswered'
import { made, type LetterSample } from './letter-sample'

const { amina, tutor, day, reference, place, link } = made
const question = 'Which grade do you expect in chemistry?'
const silent = { ...place, learner: amina, reference, dueOn: day, link }

/** The letters about a provider's question or message, each as one of its readers would look at it. */
export const questionLetters: readonly LetterSample[] = [
  {
    reader: 'learner',
    template: 'QuestionAsked',
    subject: 'Riverside College has a question',
    content: <QuestionAsked name={amina} learner={null} {...place} question={question} dueOn={day} link={link} />,
  },
  {
    reader: 'school',
    template: 'QuestionAsked',
    variant: 'about grades, to the tutor',
    subject: 'Riverside College has a question',
    content: <QuestionAsked name={tutor} learner={amina} {...place} question={question} dueOn={day} link={link} />,
  },
  {
    reader: 'learner',
    template: 'QuestionDueSoon',
    subject: 'Answer a question by 4 December 2026',
    content: <QuestionDueSoon name={amina} {...place} dueOn={day} link={link} />,
  },
  {
    reader: 'provider',
    template: 'QuestionAnswered',
    subject: 'Your question is answered',
    content: (
      <QuestionAnswered name={tutor} {...place} reference={reference} helper={null} answerBy={day} link={link} />
    ),
  },
  {
    reader: 'provider',
    template: 'QuestionAnswered',
    variant: 'by the school',
    subject: 'Your question is answered',
    content: (
      <QuestionAnswered name={tutor} {...place} reference={reference} helper="Ms Rossi" answerBy={day} link={link} />
    ),
  },
  ...(['learner', 'provider', 'school'] as const).map((reader): LetterSample => ({
    reader,
    template: 'QuestionUnanswered',
    variant: `to the ${reader}`,
    subject: 'A question was not answered',
    content: (
      <QuestionUnanswered
        name={reader === 'learner' ? amina : tutor}
        reader={reader === 'school' ? 'tutor' : reader}
        {...silent}
      />
    ),
  })),
  {
    reader: 'learner',
    template: 'MessageToLearner',
    subject: 'Riverside College has written to you',
    content: <MessageToLearner name={amina} {...place} link={link} />,
  },
  {
    reader: 'provider',
    template: 'MessageAnswered',
    subject: 'An applicant has written to you',
    content: <MessageAnswered name={tutor} course={place.course} reference={reference} link={link} />,
  },
]
