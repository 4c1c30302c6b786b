import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Table } from '~/ui/table'

type Rule = { id: string; from: string; until: string; says: string; needs: string; isPlanned: boolean }

/** All rules of one code, the newest first; what is planned can be taken back. */
export function PlannedRules({ rules }: { rules: readonly Rule[] }) {
  return (
    <Table
      caption="What holds when"
      firstCellIsHeader
      isStacked
      head={['From', 'Until', 'Stays true', 'Needs', 'Take back']}
      rows={rules.map(({ id, from, until, says, needs, isPlanned }) => [
        from,
        until === '' ? 'Further notice' : until,
        says,
        needs,
        isPlanned ? (
          <ZodForm key={id} action={paths.support.takeActivityRuleBack(id)} id={`back-${id}`}>
            <Button kind="secondary">Take back the change of {from}</Button>
          </ZodForm>
        ) : (
          'In force or over'
        ),
      ])}
    />
  )
}
