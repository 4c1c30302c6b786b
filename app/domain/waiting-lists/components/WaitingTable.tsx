import { formatDay, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

type Waiting = { id: string; givenNames: string; familyName: string; addedAt: Date; expiresOn: string }

/** Who waits for a start, in the order in which they are called. */
export function WaitingTable({ waiting, size }: { waiting: readonly Waiting[]; size: number }) {
  if (waiting.length === 0) return <Empty title="Nobody waits for this start" />
  return (
    <>
      <Table
        caption={
          size > waiting.length ? `The first ${waiting.length} of ${size}` : 'In the order in which they are called'
        }
        isCompact
        head={[{ text: 'Number', isNumber: true }, 'Learner', 'Joined', 'Counts until', 'Change']}
        rows={waiting.map(({ id, givenNames, familyName, addedAt, expiresOn }, at) => [
          at + 1,
          <a className="govuk-link" href={paths.provider.choice(id)} key="learner">
            {familyName}, {givenNames}
          </a>,
          formatDay(londonDay(addedAt)),
          formatDay(expiresOn),
          <a className="govuk-link" href={paths.provider.placeInList(id)} key="move">
            Move
            <span className="govuk-visually-hidden">
              {' '}
              {givenNames} {familyName}
            </span>
          </a>,
        ])}
      />
    </>
  )
}
