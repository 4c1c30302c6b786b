import { Text } from '@react-email/components'
import { GoTo, Lines } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  year: string
  hasPlace: boolean
  choices: { course: string; provider: string; outcome: string }[]
  link: string
}

/** Tells a learner how each choice of the year ended, once the year is closed. */
export default function YourYear({ name, year, hasPlace, choices, link }: Props) {
  return (
    <Layout title={`Your applications for ${year}`}>
      <Text>Dear {name},</Text>
      <Text>The year {year} is over. This is how each of your choices ended:</Text>
      <Lines lines={choices.map(({ course, provider, outcome }) => `${course}, ${provider}: ${outcome}`)} />
      {hasPlace ? null : (
        <Text>You can still get help to find a place. Talk to your adviser or call a college you like.</Text>
      )}
      <Text>What you wrote in your form is kept. If you apply again, you do not have to write it anew.</Text>
      <GoTo link={link}>See your choices</GoTo>
    </Layout>
  )
}
