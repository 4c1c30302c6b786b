import { BarChart } from '~/ui/bar-chart'
import { Table } from '~/ui/table'
import { FigureMeanings } from './FigureMeanings'

type Figure = {
  measure: string
  label: string
  above: string
  below: string
  people: string
  of: string
  share: number | null
  text: string
  area: string
}

type Props = {
  figures: readonly Figure[]
  /** By what the tables tell groups apart. */
  group: string
  tables: readonly { label: string; rows: string[][] }[]
  /** The figures that are not told by group. */
  kept: readonly string[]
}

/** The figures of one school beside the area’s, and by groups where these are large enough. */
export function OwnFigures({ figures, group, tables, kept }: Props) {
  return (
    <>
      {figures.some(({ share }) => share !== null && share > 0) ? (
        <BarChart
          title="Our school"
          description="One bar for each figure: its share of our young people. What is kept back has no bar."
          head={['Figure', 'Share']}
          rows={figures.map(({ label, share, text }) => ({ label, value: share ?? 0, text }))}
        />
      ) : null}
      <Table
        caption="Beside the area"
        firstCellIsHeader
        isStacked
        head={['Figure', ...['People', 'Of', 'Our share', 'In the area'].map(asNumber)]}
        rows={figures.map(({ label, people, of, text, area }) => [label, people, of, text, area])}
      />
      <FigureMeanings figures={figures} />
      {tables.map(({ label, rows }) => (
        <Table
          key={label}
          caption={label}
          firstCellIsHeader
          isCompact
          head={[group, ...['People', 'Of', 'Our share', 'In the area'].map(asNumber)]}
          rows={rows}
        />
      ))}
      {kept.length > 0 ? (
        <p className="govuk-body">
          Not told by “{group.toLowerCase()}”, because somebody would be one of few: {kept.join('; ')}.
        </p>
      ) : null}
    </>
  )
}

function asNumber(text: string) {
  return { text, isNumber: true }
}
