import { Text } from '@react-email/components'
import { GoTo, Quote } from './Furniture'
import Layout from './Layout'

type Props = { name: string; course: string; provider: string; reason: string; detail: string | null; link: string }

/** Tells the learner at once that an offer was taken back, and why. */
export default function OfferWithdrawn({ name, course, provider, reason, detail, link }: Props) {
  return (
    <Layout title={`${provider} has taken back its offer`}>
      <Text>Dear {name},</Text>
      <Text>
        {provider} has taken back its offer for {course}. {reason}
      </Text>
      {detail ? <Quote>{detail}</Quote> : null}
      <Text>We are sorry. Talk to your school or your adviser: they can help you find another place.</Text>
      <GoTo link={link}>See your choices</GoTo>
    </Layout>
  )
}
