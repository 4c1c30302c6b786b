import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Meeting = { kind: 'meeting'; when: string; place: string }
type Action = { kind: 'action'; what: string; by: string }
type Props = { name: string; panel: string; about: Meeting | Action; link: string }

/** Tells somebody on a panel of a meeting that was called, or of what they are to do after one. */
export default function PanelWork({ name, panel, about, link }: Props) {
  const isMeeting = about.kind === 'meeting'
  return (
    <Layout title={isMeeting ? 'The panel meets' : 'Something to do for the panel'}>
      <Text>Dear {name},</Text>
      {isMeeting ? (
        <Text>
          {panel} meets on {about.when}. Where: {about.place}
        </Text>
      ) : (
        <Text>
          {panel} has asked you to do something by {about.by}: {about.what}
        </Text>
      )}
      <Text>
        {isMeeting
          ? 'The cases stand on the page of the meeting. If you know a learner, say so there before it begins.'
          : 'Say on the page of the meeting when it is done.'}
      </Text>
      <GoTo link={link}>See the meeting</GoTo>
    </Layout>
  )
}
