import { paths } from '~/paths'
import { Hidden } from '~/ui/fields/text-input'
import { Table } from '~/ui/table'
import { Empty, InsetText, WarningText } from '~/ui/text'
import type { PlanShown } from '../plan-shown'

/** To whom it would be done, and who would be left out and why: before anything is done. */
export function WhoIsMeant({ plan, verb }: { plan: PlanShown; verb: string }) {
  if (plan.goingCount + plan.leftOutCount === 0)
    return <Empty title="Nobody is ticked">Go back and tick the applications.</Empty>
  return (
    <>
      {plan.hasMore ? (
        <InsetText>More match than can be done at once. These are the first in the order of your list.</InsetText>
      ) : null}
      {plan.beyond.map((line) => (
        <WarningText key={line}>{line}</WarningText>
      ))}
      <Table
        caption={`${verb} (${plan.goingCount.toLocaleString('en-GB')})`}
        isCompact
        firstCellIsHeader
        head={['Learner', 'Course']}
        rows={plan.going.map(({ id, name, course }) => [
          name,
          <a href={paths.provider.choice(id)} key={id}>
            {course}
          </a>,
        ])}
        empty={<Empty title="This can be done for nobody here" />}
      />
      {plan.goingCount > plan.going.length ? (
        <p className="govuk-body">And {(plan.goingCount - plan.going.length).toLocaleString('en-GB')} more.</p>
      ) : null}
      {plan.leftOutCount > 0 ? (
        <Table
          caption={`Left out (${plan.leftOutCount.toLocaleString('en-GB')})`}
          isCompact
          firstCellIsHeader
          head={['Learner', 'Why']}
          rows={plan.leftOut.map(({ name, why }) => [name, why])}
        />
      ) : null}
      {plan.leftOutCount > plan.leftOut.length ? (
        <p className="govuk-body">And {(plan.leftOutCount - plan.leftOut.length).toLocaleString('en-GB')} more.</p>
      ) : null}
    </>
  )
}

/** What was chosen goes along with the form. */
export function ChosenFields({ chosen, seen }: { chosen: { ids: string[]; filter: string }; seen: string }) {
  return (
    <>
      {chosen.ids.map((id) => (
        <Hidden key={id} name={`choices.${id}`} value="yes" />
      ))}
      {chosen.filter ? <Hidden name="filter" value={chosen.filter} /> : null}
      <Hidden name="seen" value={seen} />
    </>
  )
}
