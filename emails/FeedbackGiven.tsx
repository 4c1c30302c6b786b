import { Text } from '@react-email/components'
import { GoTo, Lines, Quote } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  course: string
  provider: string
  reasons: string[]
  message: string | null
  link: string
}

/** Passes on why a provider did not answer with an offer, after an application had ended without an answer. */
export default function FeedbackGiven({ name, course, provider, reasons, message, link }: Props) {
  return (
    <Layout title={`${provider} tells you why`}>
      <Text>Dear {name},</Text>
      <Text>
        Your application for {course} ended without an answer. {provider} now tells you why there was no offer:
      </Text>
      <Lines lines={reasons} />
      {message ? <Quote>{message}</Quote> : null}
      <Text>The application stays closed. What they write may help you with your next one.</Text>
      <GoTo link={link}>See this choice</GoTo>
    </Layout>
  )
}
