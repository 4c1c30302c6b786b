import { Details } from '~/ui/text'
import { Table } from '~/ui/table'
import type { ShownRun } from '../course-page'
import { SafeHtml } from './SafeHtml'

/** When and where a course runs, and what each start costs. */
export function CourseRuns({ runs, noun }: { runs: ShownRun[]; noun: string }) {
  if (runs.length === 0) return <p>{noun} has not told us when and where this course runs.</p>
  return (
    <>
      <Table
        caption="Starts and places"
        hideCaption
        head={['Starts', 'Where', 'How you study', 'Length', 'Cost']}
        firstCellIsHeader
        rows={runs.map((run) => [
          <Start key="start" run={run} />,
          run.address && run.address !== run.place ? (
            <>
              {run.place}
              <br />
              {run.address}
            </>
          ) : (
            run.place
          ),
          run.mode ?? 'Not stated',
          run.length ?? (run.ends ? `Until ${run.ends}` : 'Not stated'),
          run.cost ?? 'Not stated',
        ])}
      />
      {runs.map(({ id, start, place, description }) =>
        description ? (
          <Details key={id} summary={`More about the start: ${start}, ${place}`}>
            <SafeHtml html={description} />
          </Details>
        ) : null,
      )}
    </>
  )
}

function Start({ run }: { run: ShownRun }) {
  return (
    <>
      {run.start}
      {run.age ? (
        <>
          <br />
          For ages {run.age}
        </>
      ) : null}
      {run.whyClosed ? (
        <>
          <br />
          {run.whyClosed}
        </>
      ) : null}
    </>
  )
}
