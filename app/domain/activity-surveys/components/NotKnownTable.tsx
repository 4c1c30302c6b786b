import { paths } from '~/paths'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

type Row = { id: string; learnerId: string; name: string; school: string; letters: string; tried: string }

/** Of whom nobody knows, with what was tried. */
export function NotKnownTable({ rows }: { rows: readonly Row[] }) {
  return (
    <Table
      caption="Not known yet"
      hideCaption
      isCompact
      isStacked
      firstCellIsHeader
      head={['Learner', 'School', 'Letters', 'Last try', 'What next']}
      rows={rows.map(({ id, learnerId, name, school, letters, tried }) => [
        <a key="learner" href={paths.adviser.learner(learnerId)}>
          {name}
        </a>,
        school,
        <a key="letters" href={paths.leavers.person(id)}>
          {letters}
          <span className="govuk-visually-hidden"> to {name}: what was said, and links</span>
        </a>,
        tried,
        <span key="next">
          <a href={paths.adviser.contact(learnerId)}>
            Record a contact<span className="govuk-visually-hidden"> with {name}</span>
          </a>
          <br />
          <a href={paths.adviser.activity(learnerId)}>
            Say what they do<span className="govuk-visually-hidden"> for {name}</span>
          </a>
        </span>,
      ])}
      empty={
        <Empty title="Everybody is known">Whoever has not answered and is not known from the record stands here.</Empty>
      }
    />
  )
}
