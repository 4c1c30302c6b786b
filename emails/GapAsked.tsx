import { Text } from '@react-email/components'
import { GoTo, Lines, Quote } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  area: string
  provider: string
  missing: string
  nextStep: string
  by: string
  link: string
}

/** Asks whoever looks after a provider’s courses, once for each asking, whether they see to something that is missing. */
export default function GapAsked({ name, area, provider, missing, nextStep, by, link }: Props) {
  return (
    <Layout title="Can you help with something that is missing?">
      <Text>Dear {name},</Text>
      <Text>{area} asks for your help. Young people want something that is missing or too small:</Text>
      <Lines lines={[missing]} />
      <Text>
        The area would like {provider} to do this by {by}:
      </Text>
      <Quote>{nextStep}</Quote>
      <Text>Please see what the area has found, and say if you can help. If you cannot, please say why.</Text>
      <GoTo link={link}>Read and answer</GoTo>
    </Layout>
  )
}
