import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = { name: string; school: string; isReady: boolean; link: string }

/** Tells the learner how far the reference is. */
export default function ReferenceReady({ name, school, isReady, link }: Props) {
  return (
    <Layout title={isReady ? 'Your reference is ready' : 'Your reference is not ready yet'}>
      <Text>Dear {name},</Text>
      {isReady ? (
        <Text>{school} has written about you. You do not have to do anything.</Text>
      ) : (
        <>
          <Text>{school} has not finished what it writes about you.</Text>
          <Text>You can still send your application. It may help to ask your tutor.</Text>
        </>
      )}
      <GoTo link={link}>See your choices</GoTo>
    </Layout>
  )
}
