import { paths } from '~/paths'
import { Table } from '~/ui/table'

type Row = {
  id: string
  name: string
  form: string
  intended: string
  accepted: string
  november: string
  why: string
  sustained: string
  dispute: { personId: string; isOpen: boolean } | null
}

/** A school’s former pupils by name, each with where the school can say that it is not right. */
export function FormerPupilTable({ rows }: { rows: readonly Row[] }) {
  return (
    <Table
      caption="Names"
      isStacked
      isCompact
      firstCellIsHeader
      head={['Former pupil', 'Form', 'Meant in spring', 'Said yes to', 'On 1 November', 'Six months on', 'Not right?']}
      rows={rows.map(({ name, form, intended, accepted, november, why, sustained, dispute }) => [
        name,
        form,
        intended,
        accepted,
        [november, why].filter(Boolean).join('. '),
        sustained,
        <Dispute key="dispute" name={name} dispute={dispute} />,
      ])}
      empty={<p className="govuk-body">There are no names to show.</p>}
    />
  )
}

function Dispute({ name, dispute }: Pick<Row, 'name' | 'dispute'>) {
  if (!dispute) return <>No survey asks now</>
  if (dispute.isOpen) return <>An adviser looks at it</>
  return (
    <a href={paths.leavers.dispute(dispute.personId)}>
      Tell us<span className="govuk-visually-hidden"> where {name} went</span>
    </a>
  )
}
