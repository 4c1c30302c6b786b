import { Table } from '~/ui/table'

type Props = {
  name: string
  standing: string
  dates: readonly { name: string; label: string; does: string; day: string; isPublic: boolean; isOver: boolean }[]
  hrefOf: (name: string) => string
}

/** The dates of one cycle in order: what each is, what it does, and the way to move it. */
export function CycleDates({ name, standing, dates, hrefOf }: Props) {
  return (
    <section>
      <h2 className="govuk-heading-m">The cycle {name}</h2>
      <p>{standing}</p>
      <Table
        caption={`Dates of ${name}`}
        captionSize="s"
        firstCellIsHeader
        isStacked
        head={['Date', 'What it does', 'Day', 'Seen by', 'Move']}
        rows={dates.map((date) => [
          date.label,
          date.does,
          date.isOver ? `${date.day} (over)` : date.day,
          date.isPublic ? 'Everybody' : 'Staff',
          <a key="move" href={hrefOf(date.name)}>
            Move<span className="govuk-visually-hidden"> “{date.label}”</span>
          </a>,
        ])}
      />
    </section>
  )
}
