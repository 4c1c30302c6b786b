import { formatDay, londonDay } from '~/kit/dates'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { compare } from '../destination'
import { comparisonTags } from '../destination.words'

type Destination = { code: string; label: string; recordedAt: string; recordedBy: string | null; reason: string | null }
type Props = {
  intended: Destination | null
  actual: (Destination & { providerName: string | null }) | null
  changeHref?: string
}

/** Where a learner meant to go beside where the learner went. */
export function DestinationsSideBySide({ intended, actual, changeHref }: Props) {
  return (
    <>
      <p>
        <StatusTag tag={comparisonTags[compare(intended?.code ?? null, actual?.code ?? null)]} />
      </p>
      <Table
        caption="Intended and actual destination"
        hideCaption
        firstCellIsHeader
        isStacked
        head={['What', 'Intended', 'Actual']}
        rows={[
          [
            'Destination',
            intended?.label ?? 'Not recorded',
            [actual?.label, actual?.providerName].filter(Boolean).join(', ') || 'Not recorded',
          ],
          ['How we know', sourceOf(intended), sourceOf(actual)],
        ]}
      />
      {changeHref ? (
        <p className="govuk-body">
          <a className="govuk-link" href={changeHref}>
            Record another actual destination
          </a>
        </p>
      ) : null}
    </>
  )
}

function sourceOf(destination: Destination | null) {
  if (!destination) return ''
  const { recordedBy, recordedAt, reason } = destination
  const who = recordedBy ?? (reason ? null : 'From the enrolment')
  return [who, formatDay(londonDay(new Date(recordedAt))), reason].filter(Boolean).join(', ')
}
