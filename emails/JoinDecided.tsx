import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = { name: string; outcome: 'new' | 'same' | 'not-ours'; link: string }

/** Tells somebody who came by themselves that it was checked who they are, and what they can do now. */
export default function JoinDecided({ name, outcome, link }: Props) {
  return (
    <Layout title={outcome === 'not-ours' ? 'You cannot apply in this area' : 'You can send your form now'}>
      <Text>Dear {name},</Text>
      {said[outcome].map((line) => (
        <Text key={line}>{line}</Text>
      ))}
      <GoTo link={link}>{outcome === 'not-ours' ? 'Look at courses' : 'See your choices'}</GoTo>
    </Layout>
  )
}

const said = {
  new: ['An adviser has checked who you are. You can send your form when it is ready.'],
  same: [
    'An adviser has checked who you are. We knew you already, so we put both together.',
    'You sign in as before. Look at your details, and tell us if something is wrong.',
  ],
  'not-ours': [
    'We could not find that you live or learn in this area, so you cannot apply here.',
    'The council where you live knows who can help you. You can still look at all the courses.',
    'If this is wrong, ask an adviser. The help page says how.',
  ],
} as const
