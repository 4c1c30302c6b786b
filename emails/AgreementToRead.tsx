import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = { name: string; owner: string; partner: string; link: string }

/** Asks whoever manages a provider to read an agreement by which it would answer another's applicants. */
export default function AgreementToRead({ name, owner, partner, link }: Props) {
  return (
    <Layout title={`${owner} asks for your help`}>
      <Text>Dear {name},</Text>
      <Text>
        {owner} would like people of {partner} to answer its applicants. An agreement says what they may do.
      </Text>
      <Text>Nothing is given before both sides have signed. Read it first. Either side can end it at any time.</Text>
      <GoTo link={link}>Read the agreement</GoTo>
    </Layout>
  )
}
