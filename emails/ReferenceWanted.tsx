import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  learner: string
  /** After how many days it is still missing; null when it is asked for. */
  days: number | null
  link: string
}

/** Asks a colleague at the school to write a reference, and reminds them. */
export default function ReferenceWanted({ name, learner, days, link }: Props) {
  return (
    <Layout title={days === null ? 'A reference to write' : 'A reference is still missing'}>
      <Text>Dear {name},</Text>
      <Text>
        {days === null
          ? `${learner} has begun to choose courses. Please write a reference.`
          : `We asked for a reference for ${learner} ${days} days ago. It has not been released yet.`}
      </Text>
      <Text>
        One reference serves every choice. A school sixth form cannot read it until {learner} has a firm place there.
      </Text>
      <GoTo link={link}>Write the reference</GoTo>
    </Layout>
  )
}
