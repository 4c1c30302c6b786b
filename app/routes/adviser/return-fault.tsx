import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { findRule } from '~/domain/nccis-returns/code-list.queries.server'
import { learnersWithFault } from '~/domain/nccis-returns/return.queries.server'
import { faultFilter } from '~/domain/nccis-returns/return.schemas'
import { priorityWords } from '~/domain/nccis-returns/return.words'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, params, url }) => {
  mustBeAllowed(ctx, 'return.mend', { areaId: ctx.actor.areaId })
  const { rule, after } = faultFilter.parse({ rule: params.rule, after: url.searchParams.get('after') })
  const { says, priority, about } = await findRule(ctx, rule)
  const { rows, next } = await learnersWithFault(ctx, rule, after)
  return {
    ...{ rule, says, caption: `Rule ${rule}: ${priorityWords(priority).toLocaleLowerCase('en-GB')}`, next },
    rows: rows.map(({ id, learnerId, givenNames, familyName, schoolName, adviserName }) => ({
      ...{ id, name: `${givenNames} ${familyName}`, href: placeToMend(about, learnerId) },
      cells: [schoolName ?? 'None now', adviserName ?? 'Nobody'],
    })),
  }
})

function placeToMend(about: string, learnerId: string): string {
  if (about === 'activity') return paths.adviser.activity(learnerId)
  return about === 'destination' ? paths.adviser.destination(learnerId) : paths.adviser.learner(learnerId)
}

export default function ReturnFaultPage() {
  const { rule, says, caption, rows, next } = useLoaderData<typeof loader>()
  return (
    <Page
      title={says}
      caption={caption}
      back={{ href: paths.returns.faults, text: 'All faults for the national return' }}
    >
      <Table
        caption="Whose record says so"
        head={['Learner', 'School', 'Adviser']}
        rows={rows.map(({ id, name, href, cells }) => [
          <a key={id} href={href}>
            {name}
          </a>,
          ...cells,
        ])}
        empty={<Empty title="Nobody">What the rules find in the night is here in the morning.</Empty>}
      />
      {next ? <a href={paths.returns.fault(rule, { after: next })}>Next page</a> : null}
    </Page>
  )
}

export const meta = () => [{ title: 'A fault for the national return - Onward' }]
