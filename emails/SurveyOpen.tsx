import { Link, Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = { name: string; area: string; title: string; link: string; choose: string }

/** Tells a learner, once, that there is a survey. The link is the same for all, so that it says nothing of who answers. */
export default function SurveyOpen({ name, area, title, link, choose }: Props) {
  return (
    <Layout title="Tell us what you think">
      <Text>Dear {name},</Text>
      <Text>
        {area} asks you a few questions: “{title}”. It takes a minute or two.
      </Text>
      <Text>Nobody can see what you answer: not your school, not a college and not us. You do not have to answer.</Text>
      <GoTo link={link}>Read the questions</GoTo>
      <Text>
        We write to you about this only once. You can also turn such letters off:{' '}
        <Link href={choose}>Choose your letters</Link>
      </Text>
    </Layout>
  )
}
