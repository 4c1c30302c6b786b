import { Text } from '@react-email/components'
import { GoTo, Lines } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  /** Who did it, by name and place. */
  who: string
  /** What was done, as the history says it. */
  what: string
  choices: string[]
  link: string
}

/** Tells a learner at once what the school or the adviser has done for them. */
export default function DoneForYou({ name, who, what, choices, link }: Props) {
  return (
    <Layout title="Somebody has done something for you on Onward">
      <Text>Dear {name},</Text>
      <Text>{who} has done this for you:</Text>
      <Text style={{ fontWeight: 700 }}>{what}</Text>
      <Lines lines={choices} />
      <Text>If this is not what you want, tell them, or change it yourself.</Text>
      <GoTo link={link}>See your choices</GoTo>
    </Layout>
  )
}
