import OfferChanged from '#emails/OfferChanged'
import { made, type LetterSample } from './letter-sample'

const { amina, parent, day, place, other, link } = made
const offer = {
  ...place,
  earlierCourse: other.course,
  conditions: ['Mathematics: grade 4 or better'],
  earlierConditions: ['Mathematics: grade 6 or better', 'Show us who you are.'],
  message: null,
  replyBy: day,
  link,
}

/** The letters about an offer in another form, each variant as its reader would look at it. */
export const changedOfferLetters: readonly LetterSample[] = [
  ...(['changed', 'again', 'reopened', 'other-course'] as const).map((change): LetterSample => ({
    reader: 'learner',
    template: 'OfferChanged',
    variant: change.replace('-', ' '),
    subject: 'An offer has changed',
    content: <OfferChanged {...offer} name={amina} learner={null} change={change} />,
  })),
  {
    reader: 'parent',
    template: 'OfferChanged',
    subject: 'An offer has changed',
    content: <OfferChanged {...offer} name={parent} learner={amina} change="changed" />,
  },
]
