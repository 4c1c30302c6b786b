import ApplicationSent from '#emails/ApplicationSent'
import JoinConfirm from '#emails/JoinConfirm'
import JoinDecided from '#emails/JoinDecided'
import JoinKnown from '#emails/JoinKnown'
import OfferMade from '#emails/OfferMade'
import OfferReplyCopied from '#emails/OfferReplyCopied'
import ParentInvitation from '#emails/ParentInvitation'
import ParentNews from '#emails/ParentNews'
import { made, type LetterSample } from './letter-sample'

const { link, place, other, reference, day, code } = made
const copy = { reader: 'parent' } as const
const to = { name: made.parent, learner: made.amina, link }

/** The letters to parents and carers, those that tell a learner of them, and those to whoever joins by themselves. */
export const parentLetters: readonly LetterSample[] = [
  {
    ...copy,
    template: 'ParentInvitation',
    subject: 'A young person would like you to see their choices',
    content: <ParentInvitation {...to} code={code} days={14} />,
  },
  {
    ...copy,
    template: 'ApplicationSent',
    variant: 'a copy for a parent',
    subject: 'An application has been sent',
    content: <ApplicationSent {...to} reference={reference} answerBy={day} choices={[place, other]} />,
  },
  {
    ...copy,
    template: 'OfferMade',
    variant: 'a copy for a parent',
    subject: 'Riverside College has made an offer',
    content: (
      <OfferMade {...to} {...place} conditions={['Mathematics: grade 5 or better']} message={null} replyBy={day} />
    ),
  },
  ...[false, true].map((isBackup): LetterSample => ({
    ...copy,
    template: 'OfferReplyCopied',
    variant: isBackup ? 'as a backup' : 'accepted',
    subject: 'The offer of Riverside College is answered',
    content: <OfferReplyCopied {...to} {...place} isBackup={isBackup} />,
  })),
  {
    reader: 'learner',
    template: 'JoinConfirm',
    subject: 'Join Onward',
    content: <JoinConfirm name={made.amina} code={code} link={link} days={3} />,
  },
  {
    reader: 'learner',
    template: 'JoinKnown',
    subject: 'You have an account already',
    content: <JoinKnown name={made.amina} link={link} />,
  },
  ...(['new', 'same', 'not-ours'] as const).map((outcome): LetterSample => ({
    reader: 'learner',
    template: 'JoinDecided',
    variant: outcome.replace('-', ' '),
    subject: outcome === 'not-ours' ? 'You cannot apply in this area' : 'You can send your form now',
    content: <JoinDecided name={made.amina} outcome={outcome} link={link} />,
  })),
  ...(['asked', 'invited', 'linked'] as const).map((news): LetterSample => ({
    reader: 'learner',
    template: 'ParentNews',
    variant: news,
    subject: 'An adult and your page',
    content: <ParentNews name={made.amina} adult={made.parent} news={news} from="Northgate School" link={link} />,
  })),
]
