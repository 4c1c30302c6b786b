import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  viewer: string
  /** Their role and where they work. */
  from: string
  when: string
  tried: number
  shown: number
  /** Whether the reader can take the access away. */
  mayEnd: boolean
  link: string
}

/** Tells those who answer for an account that it opened very many records in a short time. */
export default function ManyLookedAt({ name, viewer, from, when, tried, shown, mayEnd, link }: Props) {
  return (
    <Layout title={`${viewer} opened many records`}>
      <Text>Dear {name},</Text>
      <Text>
        {viewer} ({from}) tried to open the records of {tried} learners within ten minutes. This was on {when}.
      </Text>
      <Text>We showed {shown} of them. Then we stopped the account. It can open records again after ten minutes.</Text>
      <Text>
        There may be a good reason. But somebody may be looking at what is not their business. Or somebody else may have
        the password.
      </Text>
      <Text>
        Please ask {viewer} today, by telephone or in person.{' '}
        {mayEnd
          ? `If you are not sure, open your staff page and end what ${viewer} can do. It counts from the next page on. You can invite them again.`
          : 'If you are not sure, ask the support team of Onward to close the account.'}
      </Text>
      <GoTo link={link}>{mayEnd ? 'Open your staff page' : 'Open Onward'}</GoTo>
    </Layout>
  )
}
