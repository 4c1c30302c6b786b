import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { aboutActs } from '~/domain/bulk-acts/bulk-act'
import { actsSoFar } from '~/domain/bulk-acts/bulk-act.queries.server'
import { formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  mustBeAllowed(ctx, 'bulk-act.begin', { providerId: ctx.actor.organisationId })
  const acts = await actsSoFar(ctx)
  return {
    acts: acts.map(({ id, kind, size, done, refused, madeAt, madeBy }) => ({
      id,
      label: aboutActs[kind].label,
      when: formatMoment(madeAt),
      who: madeBy ?? 'Onward',
      counts: [size, done, refused],
    })),
  }
})

export default function ActsPage() {
  const { acts } = useLoaderData<typeof loader>()
  return (
    <Page title="Done for several at once" back={paths.provider.queue}>
      <Table
        caption="The newest first"
        isCompact
        firstCellIsHeader
        head={['What', 'When', 'By', number('Chosen'), number('Done'), number('Refused')]}
        rows={acts.map(({ id, label, when, who, counts }) => [
          <a href={paths.provider.act(id)} key={id}>
            {label}
          </a>,
          when,
          who,
          ...counts.map((count) => count.toLocaleString('en-GB')),
        ])}
        empty={<Empty title="Nothing so far">Choose several applications in your list to answer them together.</Empty>}
      />
    </Page>
  )
}

function number(text: string) {
  return { text, isNumber: true }
}

export const meta = () => [{ title: 'Done for several at once - Onward' }]
