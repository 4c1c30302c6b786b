import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { actKindFrom, stateOf } from '~/domain/caseload-acts/act'
import { actsSoFar } from '~/domain/caseload-acts/act.queries.server'
import { actWords, stateWords } from '~/domain/caseload-acts/act.words'
import { formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  mustBeAllowed(ctx, 'caseload.move', { organisationId: ctx.actor.organisationId })
  const acts = await actsSoFar(ctx)
  return {
    acts: acts.map((act) => ({
      id: act.id,
      label: actWords[actKindFrom(act.kind) ?? 'move'].choose,
      when: formatMoment(act.plannedAt),
      who: act.plannedBy ?? 'An adviser',
      size: act.size.toLocaleString('en-GB'),
      state: stateWords[stateOf(act)],
    })),
  }
})

export default function ActsPage() {
  const { acts } = useLoaderData<typeof loader>()
  return (
    <Page title="Done for several at once" back={{ href: paths.adviser.caseload, text: 'Back to my caseload' }}>
      <Table
        caption="The newest first"
        isCompact
        isStacked
        firstCellIsHeader
        head={['What', 'Looked at', 'By', 'Learners', 'How far it is']}
        rows={acts.map(({ id, label, when, who, size, state }) => [
          <a href={paths.adviser.act(id)} key={id}>
            {label}
          </a>,
          when,
          who,
          size,
          state,
        ])}
        empty={
          <Empty title="Nothing so far">
            <p className="govuk-body">Choose several learners on a caseload to do one thing for all of them.</p>
          </Empty>
        }
      />
    </Page>
  )
}

export const meta = () => [{ title: 'Done for several at once - Onward' }]
