import { Text } from '@react-email/components'
import { GoTo, WhatRemains, type Remaining } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  learner: string
  course: string
  provider: string
  reader: 'learner' | 'provider' | 'tutor'
  remaining: Remaining
  link: string
}

/** Tells the learner, the tutor and the provider that an offer ran out without a reply. */
export default function OfferLapsed({ name, learner, course, provider, reader, remaining, link }: Props) {
  return (
    <Layout title={reader === 'learner' ? 'Your offer has run out' : 'An offer has run out'}>
      <Text>Dear {name},</Text>
      {reader === 'learner' ? (
        <>
          <Text>
            You did not reply to the offer from {provider} for {course}, so it has run out.
          </Text>
          <Text>If you still want the place, call {provider}. They can open the offer again.</Text>
          <WhatRemains remaining={remaining} />
        </>
      ) : (
        <Text>
          {reader === 'provider' ? 'An offer' : `${learner}’s offer from ${provider}`} for {course} has run out, because
          there was no reply in time.
        </Text>
      )}
      <GoTo link={link}>{reader === 'learner' ? 'See your choices' : 'Open it on Onward'}</GoTo>
    </Layout>
  )
}
