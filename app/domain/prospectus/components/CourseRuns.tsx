import type { ReactNode } from 'react'
import { SummaryList } from '~/ui/summary-list'
import { Table } from '~/ui/table'
import { Details } from '~/ui/text'
import type { ShownRun } from '../course-page'
import { SafeHtml } from '~/domain/courses/components/SafeHtml'

/** When and where a course runs, and what each start costs. One start is a list, which a phone shows better; several are a table. */
export function CourseRuns({ runs, noun }: { runs: ShownRun[]; noun: string }) {
  const [first] = runs
  if (!first) return <p>{noun} has not told us when and where this course runs.</p>
  return (
    <>
      {runs.length === 1 ? <OneRun run={first} /> : <ManyRuns runs={runs} />}
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

function OneRun({ run }: { run: ShownRun }) {
  const rows = headings.map((key, index) => ({ key, value: cells(run)[index] }))
  return <SummaryList missing="Not stated" rows={rows} />
}

function ManyRuns({ runs }: { runs: ShownRun[] }) {
  return (
    <Table
      caption="Starts and places"
      hideCaption
      head={headings}
      firstCellIsHeader
      rows={runs.map((run) => cells(run).map((cell) => cell ?? 'Not stated'))}
    />
  )
}

const headings = ['Starts', 'Where', 'How you study', 'Length', 'Cost']

function cells(run: ShownRun): ReactNode[] {
  const age = run.age ? `For ages ${run.age}` : null
  return [
    <Lines key="start" lines={[run.start, age, run.whyClosed]} />,
    <Lines key="place" lines={[run.place, run.address === run.place ? null : run.address]} />,
    run.mode,
    <Lines
      key="length"
      lines={[run.length, run.ends ? `Until ${run.ends}` : run.length === null ? 'Not stated' : null]}
    />,
    run.cost,
  ]
}

function Lines({ lines }: { lines: (string | null)[] }) {
  return lines
    .filter((line) => line !== null)
    .map((line, index) => (
      <span key={line}>
        {index > 0 ? <br /> : null}
        {line}
      </span>
    ))
}
