import { SummaryList } from '~/ui/summary-list'
import { Table } from '~/ui/table'
import { InsetText } from '~/ui/text'

type Props = {
  facts: readonly { key: string; value: string }[]
  decisions: readonly (readonly string[])[]
  appeal: { words: string; when: string; isOpen: boolean } | null
}

/** One case: what it says, what was decided, and any appeal. */
export function CaseSheet({ facts, decisions, appeal }: Props) {
  return (
    <>
      <SummaryList rows={facts} />
      {decisions.length > 0 ? (
        <Table caption="Decisions" captionSize="m" isStacked head={['When', 'Decision', 'Reason']} rows={decisions} />
      ) : null}
      {appeal ? (
        <>
          <h2 className="govuk-heading-m">{appeal.isOpen ? 'The school has appealed' : 'The school appealed'}</h2>
          <InsetText>
            {appeal.words} ({appeal.when})
          </InsetText>
        </>
      ) : null}
    </>
  )
}
