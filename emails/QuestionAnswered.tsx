import { Text } from '@react-email/components'
import { formatDay } from '~/kit/dates'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  course: string
  reference: string
  /** Who answered for the learner; nothing where the learner did. */
  helper: string | null
  answerBy: string | null
  link: string
}

/** Tells admissions that a question was answered, and that their clock runs again. */
export default function QuestionAnswered({ name, course, reference, helper, answerBy, link }: Props) {
  return (
    <Layout title="Your question is answered">
      <Text>Dear {name},</Text>
      <Text>
        {`Your question about application ${reference} for ${course} is answered${helper ? ` by ${helper}, for the learner` : ''}.`}
      </Text>
      <Text>
        It is your turn again. {answerBy ? `Please decide by ${formatDay(answerBy)}.` : 'Please decide soon.'}
      </Text>
      <GoTo link={link}>Read the answer</GoTo>
    </Layout>
  )
}
