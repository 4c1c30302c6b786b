import { formatDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Card } from '~/ui/card'
import { choiceTag } from '../../applications/choice.words'
import type { ChoiceState } from '../../applications/choice.states'
import { dayWords, nextStep, turnWords, type NextStep } from '../status.words'

type Props = {
  choice: {
    id: string
    state: ChoiceState
    courseTitle: string
    providerName: string
    siteName: string | null
    startsOn: string | null
    answerBy: string | null
    replyBy: string | null
    releaseBy: string | null
    closesOn: string | null
    dueOn: string | null
    mayWaitBy: string | null
    chooseBy: string | null
  }
  children?: React.ReactNode
}

/** One choice on the learner's page: how it stands, whose turn it is, by when, and what if nothing is done. */
export function ChoiceCard({ choice, children }: Props) {
  const next = nextStep(choice.state, { ...choice, provider: choice.providerName })
  return (
    <Card
      title={choice.courseTitle}
      href={paths.learner.choice(choice.id)}
      byline={placeInWords(choice.providerName, choice.siteName)}
      tags={[choiceTag(choice.state, 'learner')]}
      facts={factsOf(next)}
      actions={children}
    >
      <p className="govuk-body">{next.what}</p>
      {next.ifNothing ? <p className="govuk-hint">{next.ifNothing}</p> : null}
    </Card>
  )
}

// Many a site is called after its provider.
function placeInWords(provider: string, site: string | null) {
  return site === null ? provider : site.startsWith(provider) ? site : `${provider}, ${site}`
}

function factsOf(next: NextStep) {
  const turn = { key: 'Whose turn', value: turnWords[next.turn] }
  return next.by ? [turn, { key: dayWords[next.turn], value: formatDay(next.by) }] : [turn]
}
