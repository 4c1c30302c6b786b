import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { findPanel } from '~/domain/panels/panel.queries.server'
import { fillWords } from '~/domain/panels/shared-run'
import { sharedRunsOf } from '~/domain/panels/shared-run.queries.server'
import { formatDay } from '~/kit/dates'
import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const panel = await findPanel(ctx, id('panelId'))
  const runs = await sharedRunsOf(ctx, panel.id)
  return {
    id: panel.id,
    name: panel.name,
    isClerk: panel.held?.seat === 'clerk',
    runs: runs.map((run) => ({
      id: run.id,
      title: run.title,
      host: run.host,
      blocks: run.blocks.map(({ name }) => name).join(', '),
      days: `${formatDay(run.fromOn)} to ${formatDay(run.untilOn)}`,
      fill: fillWords(run),
    })),
  }
})

export default function SharedRunsPage() {
  const { id, name, isClerk, runs } = useLoaderData<typeof loader>()
  return (
    <Page title="Shared courses" caption={name} back={{ href: paths.panel.panel(id), text: name }}>
      <p className="govuk-body">Courses at a host on which this panel gives places to learners of other schools.</p>
      {isClerk ? <LinkButton href={paths.panel.newRun(id)}>Share a course</LinkButton> : null}
      <Table
        caption="Shared courses"
        hideCaption
        isStacked
        firstCellIsHeader
        head={['Course', 'Host', 'Blocks', 'Days', 'Places']}
        rows={runs.map((run) => [
          isClerk ? (
            <a key="run" href={paths.panel.run(run.id)}>
              {run.title}
            </a>
          ) : (
            run.title
          ),
          run.host,
          run.blocks,
          run.days,
          run.fill,
        ])}
        empty={<Empty title="No course is shared yet" />}
      />
    </Page>
  )
}

export const meta = () => [{ title: 'Shared courses - Onward' }]
