import { formatDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { SummaryList } from '~/ui/summary-list'
import { leavingWords } from '../cohort-leaving.words'

type Leaving = {
  id: string
  status: string
  leftOn: string
  authority: string | null
  note: string | null
  reportedFor: string | null
  writtenBy: string | null
}

/** How somebody left, the record for whoever goes on with them, and the way back. */
export function LeavingStands({ leaving }: { leaving: Leaving }) {
  const { id, status, leftOn, authority, note, reportedFor, writtenBy } = leaving
  return (
    <>
      <SummaryList
        rows={[
          { key: 'What has happened', value: wordsOf(status) },
          ...(authority ? [{ key: 'Lives now in', value: authority }] : []),
          { key: 'When', value: formatDay(leftOn) },
          ...(note ? [{ key: 'How we know', value: note }] : []),
          { key: 'Recorded by', value: writtenBy ?? 'No name yet' },
          {
            key: 'National return',
            value: reportedFor ? `Told for ${formatDay(reportedFor)}` : 'Told with the next one',
          },
        ]}
      />
      {status === 'T' ? (
        <>
          <h2 className="govuk-heading-m">For the next authority</h2>
          <p className="govuk-body">
            A file with what the national return says of this young person. Send it only the way your authority has
            agreed with the other. That you took it is written down.
          </p>
          <ZodForm action={paths.adviser.leavingRecord(id)} id="record">
            <Button kind="secondary">Take the file</Button>
          </ZodForm>
        </>
      ) : null}
      <h2 className="govuk-heading-m">Was it a mistake, or are they back?</h2>
      <ZodForm action={paths.adviser.takeLeavingBack(id)} id="take-back">
        <Button kind="secondary">Follow them here again</Button>
      </ZodForm>
    </>
  )
}

function wordsOf(status: string): string {
  return Object.entries(leavingWords).find(([name]) => name === status)?.[1].text ?? status
}
