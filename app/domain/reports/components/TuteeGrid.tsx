import { paths } from '~/paths'
import { Checkbox } from '~/ui/fields/choices'
import { ShortDay } from '~/ui/short-day'
import { StatusTag, type Tag } from '~/ui/status-tag'
import { Table, type TableProps } from '~/ui/table'

export type Row = {
  id: string
  name: string
  form: string
  signedIn: string
  signedInOn: string | null
  profile: string
  counts: number[]
  listed: { id: string; title: string; tag: Tag }[]
  accepted: string
  reference: string
  intended: string
  missing: string
  nudged: string
  nudgedOn: string | null
}

type Props = { rows: Row[]; isTicked: boolean; today: string } & Pick<TableProps, 'sort' | 'empty'>

/** The learners of a school with how far each has come; each row can be ticked. */
export function TuteeGrid({ rows, isTicked, today, sort, empty }: Props) {
  return (
    <Table
      caption="Learners"
      hideCaption
      isCompact
      isOneLine
      firstCellIsHeader
      {...(sort ? { sort } : {})}
      head={[
        { text: 'Learner', sort: 'name' },
        { text: 'Tick' },
        { text: 'Form', sort: 'form' },
        { text: 'Missing' },
        { text: 'Last signed in', sort: 'signed-in' },
        { text: 'Profile', isNumber: true, sort: 'profile' },
        { text: 'Choices', isNumber: true, sort: 'choices' },
        { text: 'Sent', isNumber: true, sort: 'sent' },
        { text: 'Offers', isNumber: true, sort: 'offers' },
        { text: 'Where each choice stands' },
        { text: 'Said yes' },
        { text: 'Reference' },
        { text: 'Intended destination' },
        { text: 'Last reminded' },
      ]}
      rows={rows.map((row) => [
        <a className="govuk-link" href={paths.school.learner(row.id)} key="name">
          {row.name}
        </a>,
        <Checkbox
          key="tick"
          name={`learners.${row.id}`}
          label={`Tick ${row.name}`}
          hideLabel
          isSmall
          {...(isTicked ? { defaultValue: 'yes' } : {})}
        />,
        row.form,
        row.missing,
        row.signedInOn ? <ShortDay key="in" day={row.signedInOn} today={today} /> : row.signedIn,
        row.profile,
        ...row.counts,
        <Standing key="listed" listed={row.listed} />,
        row.accepted,
        row.reference,
        row.intended,
        row.nudgedOn ? <ShortDay key="nudged" day={row.nudgedOn} today={today} /> : row.nudged,
      ])}
      empty={empty}
    />
  )
}

function Standing({ listed }: Pick<Row, 'listed'>) {
  if (listed.length === 0) return <>None yet</>
  return (
    <ul className="govuk-list govuk-!-margin-bottom-0 onward-standing">
      {listed.map(({ id, title, tag }) => (
        <li key={id}>
          <span className="onward-standing__course" title={title}>
            {title}
          </span>{' '}
          <StatusTag tag={tag} />
        </li>
      ))}
    </ul>
  )
}
