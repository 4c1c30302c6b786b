import type { ComponentProps } from 'react'
import { choiceTag } from '~/domain/applications/choice.words'
import type { ChoiceState } from '~/domain/applications/choice.states'
import { ApplicantSheet } from '~/domain/applications/components/ApplicantSheet'
import { UpdatesSent } from '~/domain/applications/components/UpdatesSent'
import { paths } from '~/paths'
import { StatusTag } from '~/ui/status-tag'
import { SummaryList } from '~/ui/summary-list'
import { WarningText } from '~/ui/text'

type Props = {
  choice: ComponentProps<typeof ApplicantSheet> &
    ComponentProps<typeof UpdatesSent> & { isProtected: boolean; schoolWords: string | null }
  earlier: readonly { id: string; state: ChoiceState; courseTitle: string }[]
}

/** What the learner has sent and the school has written, as far as this provider may read it, and what else came here. */
export function ApplicantSent({ choice, earlier }: Props) {
  return (
    <>
      {choice.isProtected ? (
        <WarningText>
          The address of this learner is protected. Do not ask where they live, and do not pass on where they are.
        </WarningText>
      ) : null}
      <UpdatesSent updates={choice.updates} />
      <ApplicantSheet shown={choice.shown} grades={choice.grades} kind={choice.kind} stage={choice.stage} />
      {choice.schoolWords ? (
        <>
          <h2 className="govuk-heading-m">What the school writes</h2>
          <p className="govuk-body onward-own-words">{choice.schoolWords}</p>
        </>
      ) : null}
      {earlier.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">Also sent to you</h2>
          <SummaryList
            rows={earlier.map(({ id, state, courseTitle }) => ({
              key: <a href={paths.provider.choice(id)}>{courseTitle}</a>,
              value: <StatusTag tag={choiceTag(state, 'provider')} />,
            }))}
          />
        </>
      ) : null}
    </>
  )
}
