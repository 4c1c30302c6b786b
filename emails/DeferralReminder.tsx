import { Text } from '@react-email/components'
import { formatDay } from '~/kit/dates'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  reader: 'learner' | 'provider'
  course: string
  provider: string
  /** How many places a provider keeps. */
  places: number
  confirmFrom: string
  link: string
}

/** Reminds learner and provider, before the new year, of a place that is kept. */
export default function DeferralReminder({ name, reader, course, provider, places, confirmFrom, link }: Props) {
  const isOwn = reader === 'learner'
  return (
    <Layout title={isOwn ? 'Your place is kept for you' : 'Places that you keep for the new year'}>
      <Text>Dear {name},</Text>
      {isOwn ? (
        <>
          <Text>
            {provider} keeps a place on {course} for you. The new year begins on {formatDay(confirmFrom)}.
          </Text>
          <Text>From that day they confirm your place again. You will get a letter. You need not do anything.</Text>
          <Text>If you do not want the place any more, please tell them. Somebody else may be glad of it.</Text>
        </>
      ) : (
        <Text>
          You keep {places === 1 ? 'one place' : `${places} places`} from last year. From {formatDay(confirmFrom)}{' '}
          please confirm {places === 1 ? 'it' : 'each of them'} again. They stand at the top of your list.
        </Text>
      )}
      <GoTo link={link}>{isOwn ? 'See your choice' : 'See your applications'}</GoTo>
    </Layout>
  )
}
