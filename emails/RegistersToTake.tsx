import { Text } from '@react-email/components'
import { GoTo, Lines } from './Furniture'
import Layout from './Layout'

type Props = { name: string; all: number; lines: readonly string[]; isWeekly: boolean; link: string }

/** Asks for registers that nobody has taken. */
export default function RegistersToTake({ name, all, lines, isWeekly, link }: Props) {
  const what = all === 1 ? 'One register is' : `${all} registers are`
  return (
    <Layout title={all === 1 ? 'A register is not taken' : `${all} registers are not taken`}>
      <Text>Dear {name},</Text>
      <Text>
        {what} not taken{isWeekly ? ' from the last two weeks' : ''}:
      </Text>
      <Lines lines={lines} />
      {all > lines.length ? <Text>These are the newest. The others are on your list.</Text> : null}
      <Text>
        A learner’s home school does not know where the learner was until the register is taken. Was a session
        cancelled? Mark it so.
      </Text>
      <GoTo link={link}>Open the registers</GoTo>
    </Layout>
  )
}
