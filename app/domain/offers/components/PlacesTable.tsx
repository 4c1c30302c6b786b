import { paths } from '~/paths'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'
import type { PlacesShown } from '../capacity'
import { PlacesBar } from './PlacesBar'

/** The starts of a provider with their places, and how many are offered, accepted, enrolled or waiting. */
export function PlacesTable({ runs, mayEdit }: { runs: PlacesShown[]; mayEdit: boolean }) {
  return (
    <Table
      caption="Places of each start"
      hideCaption
      isCompact
      firstCellIsHeader
      head={[
        'Course',
        'Starts',
        { text: 'Places', isNumber: true },
        { text: 'Offers meant', isNumber: true },
        { text: 'Offered', isNumber: true },
        { text: 'Accepted', isNumber: true },
        { text: 'Enrolled', isNumber: true },
        { text: 'Waiting', isNumber: true },
        'How full',
      ]}
      rows={runs.map((run) => [
        <a key="course" href={paths.provider.queueOf({ course: run.courseId })}>
          {run.title}
        </a>,
        <span key="start">
          {mayEdit ? <a href={paths.provider.run(run.courseId, run.id)}>{run.start}</a> : run.start}
          {run.siteName === null ? '' : `, ${run.siteName}`}
        </span>,
        run.places ?? 'Not stated',
        run.meant ?? 'Not stated',
        run.offered,
        run.accepted,
        run.enrolled,
        run.waiting,
        <span key="full">
          {run.meant === null ? null : <PlacesBar run={run} meant={run.meant} />} {run.note}
        </span>,
      ])}
      empty={
        <Empty title="No start is here">
          <p className="govuk-body">Starts appear here as soon as they are published. Try another title.</p>
        </Empty>
      }
    />
  )
}
