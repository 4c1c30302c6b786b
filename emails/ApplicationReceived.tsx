import { Text } from '@react-email/components'
import { formatDay } from '~/kit/dates'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = { name: string; course: string; reference: string; answerBy: string; link: string }

/** Tells admissions that an application has come. It names nobody: what is in it is read on Onward. */
export default function ApplicationReceived({ name, course, reference, answerBy, link }: Props) {
  return (
    <Layout title={`New application for ${course}`}>
      <Text>Dear {name},</Text>
      <Text>
        A new application for {course} has come in, with the reference number {reference}. Please answer it by{' '}
        {formatDay(answerBy)}.
      </Text>
      <GoTo link={link}>Read the application</GoTo>
    </Layout>
  )
}
