import { Text } from '@react-email/components'
import { formatDay } from '~/kit/dates'
import { GoTo, Lines, Quote } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  learner: string
  /** The school's own words where it came back; null where it went on. */
  comment: string | null
  isByClock: boolean
  answerBy: string | null
  reference: string
  choices: { course: string; provider: string }[]
  link: string
}

/** Tells the learner, and a linked parent, what became of an application that was with the school. */
export default function CheckEnded({ name, learner, comment, choices, link, ...sent }: Props) {
  const lines = choices.map(({ course, provider }) => `${course}, ${provider}`)
  if (comment !== null) {
    return (
      <Layout title="Your school has sent your application back to you">
        <Text>Dear {name},</Text>
        <Text>Your school has looked at your application. It has not been sent yet:</Text>
        <Lines lines={lines} />
        <Text>Your school says:</Text>
        <Quote>{comment}</Quote>
        <Text>Change what you need to. Then send it again.</Text>
        <GoTo link={link}>See your choices</GoTo>
      </Layout>
    )
  }
  return (
    <Layout title={name === learner ? 'Your application has been sent' : `${learner} has sent an application`}>
      <Text>Dear {name},</Text>
      <Text>{name === learner ? 'Your' : `${learner}’s`} application has gone to:</Text>
      <Lines lines={lines} />
      <Text>
        {sent.isByClock
          ? 'The school had its time to look at it, so it went on by itself.'
          : 'The school has looked at it and passed it on.'}
      </Text>
      <Text>The reference number is {sent.reference}.</Text>
      {sent.answerBy ? <Text>Answers are due by {formatDay(sent.answerBy)}.</Text> : null}
      <GoTo link={link}>See your choices</GoTo>
    </Layout>
  )
}
