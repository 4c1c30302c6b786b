import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Table } from '~/ui/table'

type Action = { id: string; what: string; name: string; dueOn: string; isDone: boolean }

/** What is to be done after a meeting, by whom and by when. */
export function MeetingActions({ actions }: { actions: readonly Action[] }) {
  if (actions.length === 0) return null
  return (
    <Table
      caption="Actions"
      isStacked
      firstCellIsHeader
      head={['What', 'Who', 'By', 'State']}
      rows={actions.map(({ id, what, name, dueOn, isDone }) => [
        what,
        name,
        dueOn,
        isDone ? (
          'Done'
        ) : (
          <ZodForm key="done" action={paths.panel.finishAction(id)} id={`done-${id}`}>
            <Button kind="secondary">
              Done<span className="govuk-visually-hidden">: {what}</span>
            </Button>
          </ZodForm>
        ),
      ])}
    />
  )
}
