import { BarChart, type BarChartProps } from '~/ui/bar-chart'
import { Table } from '~/ui/table'
import { Details } from '~/ui/text'

type Part = { label: string; cells: string[] }

type Props = {
  figures: { label: string; own: string; area: string }[]
  /** How many providers the area's median is of, and whether that is enough to show it. */
  basis: string
  months: BarChartProps['rows']
  mark: BarChartProps['mark'] | null
  courses: Part[]
  schools: Part[]
  reasons: string[][]
}

/** How a provider did in a year: each figure beside the area's median, drawn by month, and by course, school and reason. */
export function Performance({ figures, basis, months, mark, courses, schools, reasons }: Props) {
  return (
    <>
      <Table
        caption="Your figures and the area’s median"
        firstCellIsHeader
        isStacked
        head={['Figure', 'Yours', 'Area’s median']}
        rows={figures.map(({ label, own, area }) => [label, own, area])}
      />
      <p className="govuk-body">{basis}</p>
      <BarChart
        title="Working days to the first answer, by month"
        description="One bar for each month in which applications were sent: the median of working days to their first answer."
        head={['Sent in', 'Median of working days']}
        rows={months}
        {...(mark ? { mark } : {})}
      />
      <PartTable caption="By course" name="Course" parts={courses} />
      <PartTable caption="By school the learners come from" name="School" parts={schools} />
      <Table
        caption="Why you said no"
        firstCellIsHeader
        head={['Reason', ...numbers('Yours, of rejections', 'Area’s median')]}
        rows={reasons}
        empty={<p className="govuk-body">You have rejected nobody in this year.</p>}
      />
    </>
  )
}

const SHOWN_FIRST = 20

/** The first lines stand open; the rest is there for whoever asks. */
function PartTable({ caption, name, parts }: { caption: string; name: string; parts: Part[] }) {
  const others = parts.slice(SHOWN_FIRST)
  return (
    <>
      <PartLines caption={caption} name={name} parts={parts.slice(0, SHOWN_FIRST)} />
      {others.length > 0 ? (
        <Details summary={`${caption}: the next ${others.length}`}>
          <PartLines caption={`${caption}: the next ${others.length}`} name={name} parts={others} />
        </Details>
      ) : null}
    </>
  )
}

function PartLines({ caption, name, parts }: { caption: string; name: string; parts: Part[] }) {
  const columns = ['Received', 'Median days', 'Offers', 'Accepted', 'Enrolled', 'Did not come', 'Rejected']
  return (
    <Table
      caption={caption}
      isCompact
      firstCellIsHeader
      head={[name, ...numbers(...columns)]}
      rows={parts.map(({ label, cells }) => [label, ...cells])}
    />
  )
}

function numbers(...names: string[]) {
  return names.map((text) => ({ text, isNumber: true }))
}
