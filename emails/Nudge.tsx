import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Gap = 'no-account' | 'no-profile' | 'no-choice' | 'unsent' | 'to-answer' | 'asked'

type Props = { name: string; school: string; gap: Gap; link: string }

const asks: Record<Gap, { title: string; lines: string[]; button: string }> = {
  'no-account': {
    title: 'You have not joined yet',
    lines: [
      'You have a place on Onward. You use it to apply for what you do after Year 11.',
      'You need the code your school gave you. If you have lost it, ask your tutor for a new one.',
    ],
    button: 'Use your code',
  },
  'no-profile': {
    title: 'You have not begun your form',
    lines: ['You fill it in once, and it goes to each place you choose. You can stop and go on at any time.'],
    button: 'Begin your form',
  },
  'no-choice': {
    title: 'You have not chosen a course',
    lines: ['You can look at all courses near you and save those you like. You can choose more than one.'],
    button: 'Choose a course',
  },
  unsent: {
    title: 'Your application is not sent',
    lines: ['You have begun to apply, but nobody has seen it yet. Finish what is missing. Then send it.'],
    button: 'Go on with your application',
  },
  'to-answer': {
    title: 'You have an offer to answer',
    lines: ['Say yes or no before the day on your offer. If you say nothing, you lose the offer.'],
    button: 'See your offer',
  },
  asked: {
    title: 'You have a question to answer',
    lines: ['A place you applied for has asked you something. They wait for your answer before they decide.'],
    button: 'See the question',
  },
}

/** A school reminds a learner of the one thing that is missing most. */
export default function Nudge({ name, school, gap, link }: Props) {
  const { title, lines, button } = asks[gap]
  return (
    <Layout title={title}>
      <Text>Dear {name},</Text>
      <Text>{school} asked us to write to you.</Text>
      {lines.map((line) => (
        <Text key={line}>{line}</Text>
      ))}
      <GoTo link={link}>{button}</GoTo>
      <Text>If you need help, speak to your tutor.</Text>
    </Layout>
  )
}
