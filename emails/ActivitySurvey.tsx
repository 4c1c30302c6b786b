import { Button, Text } from '@react-email/components'
import { formatDay } from '~/kit/dates'
import Layout from './Layout'

type Props = {
  givenNames: string
  area: string
  referenceOn: string
  closesOn: string
  code: string
  link: string
  isReminder: boolean
}

/** Asks somebody who has left Year 11 what they do now, with a link that is theirs alone. */
export default function ActivitySurvey({ givenNames, area, referenceOn, closesOn, code, link, isReminder }: Props) {
  return (
    <Layout title="What are you doing now?" preview="Four short questions. It takes one minute.">
      <Text>Dear {givenNames},</Text>
      <Text>
        {isReminder ? 'We have not heard from you yet. ' : ''}Each year we ask everybody who has left Year 11 what they
        do. We ask about {formatDay(referenceOn)}.
      </Text>
      <Button
        href={link}
        style={{ backgroundColor: '#005a5b', color: '#ffffff', padding: '12px 20px', fontWeight: 700 }}
      >
        Tell us in one minute
      </Button>
      <Text>
        You need no password. We ask for your date of birth, to be sure it is you. The link is yours: please do not send
        it on. It works until {formatDay(closesOn)}.
      </Text>
      <Text>
        Your code is {code}. An adviser of {area} reads your answer, and can help you find a place.
      </Text>
      <Text>Why do we ask? By law we must know what young people do, so that nobody is left without help.</Text>
    </Layout>
  )
}
