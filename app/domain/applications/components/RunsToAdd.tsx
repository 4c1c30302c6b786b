import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Table } from '~/ui/table'

type Props = {
  runs: { id: string; title: string; place: string; starts: string }[]
  action: string
  isAsked: boolean
}

/** The starts of the courses that were found, each with a button that puts it on the learner's list. */
export function RunsToAdd({ runs, action, isAsked }: Props) {
  if (!isAsked) return null
  return (
    <Table
      caption="Courses that take applications"
      firstCellIsHeader
      head={['Course', 'Where', 'Starts', 'Add']}
      rows={runs.map(({ id, title, place, starts }) => [
        title,
        place,
        starts,
        <ZodForm key={id} action={action} id={`add-${id}`}>
          <Hidden name="run" value={id} />
          <Button kind="secondary">
            Add<span className="govuk-visually-hidden">: {title}</span>
          </Button>
        </ZodForm>,
      ])}
      empty={<p className="govuk-body">No course that takes applications fits these words.</p>}
    />
  )
}
