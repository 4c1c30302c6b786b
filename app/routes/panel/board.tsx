import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { blocksOf } from '~/domain/blocks/block.queries.server'
import { boardOf } from '~/domain/panels/board'
import { findPanel } from '~/domain/panels/panel.queries.server'
import { sharedRunsOf } from '~/domain/panels/shared-run.queries.server'
import { formatDay, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const panel = await findPanel(ctx, id('panelId'))
  const today = londonDay(ctx.now)
  const blocks = await blocksOf(ctx, panel.areaId)
  const runs = (await sharedRunsOf(ctx, panel.id)).filter(({ untilOn }) => untilOn >= today)
  const ids = blocks.map(({ id }) => id)
  return {
    id: panel.id,
    name: panel.name,
    blocks: blocks.map(({ name }) => name),
    lines: boardOf(runs, ids, today).map(({ run, squares, fill, taken }) => ({
      id: run.id,
      host: run.host,
      title: run.title,
      squares,
      fill,
      taken,
      out: run.outFrom && run.outUntil ? `${formatDay(run.outFrom)} to ${formatDay(run.outUntil)}` : 'None',
    })),
  }
})

export default function BoardPage() {
  const { id, name, blocks, lines } = useLoaderData<typeof loader>()
  return (
    <Page title="Capacity board" caption={name} back={{ href: paths.panel.panel(id), text: name }}>
      <p className="govuk-body">
        Which courses have room, in which block of the week. A small group has fewer confirmed learners than it needs to
        run.
      </p>
      <Table
        caption="Hosts, courses and blocks"
        hideCaption
        isCompact
        firstCellIsHeader
        head={['Course', 'Host', ...blocks, 'Places', 'Taken', 'Out of service']}
        rows={lines.map(({ title, host, squares, fill, taken, out }) => [
          title,
          host,
          ...squares.map((square, at) => (square ? <StatusTag key={at} tag={square} /> : '')),
          fill,
          taken,
          out,
        ])}
        empty={<Empty title="No course is shared yet" />}
      />
    </Page>
  )
}

export const meta = () => [{ title: 'Capacity board - Onward' }]
