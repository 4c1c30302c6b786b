import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { hoursOf } from '~/domain/blocks/block'
import { blocksOf } from '~/domain/blocks/block.queries.server'
import { startWords } from '~/domain/courses/course-run'
import { SharedRunFields } from '~/domain/panels/components/SharedRunFields'
import { findPanel } from '~/domain/panels/panel.queries.server'
import { shareRun } from '~/domain/panels/shared-run.commands.server'
import { hostsIn, runsOfHost } from '~/domain/panels/shared-run.queries.server'
import { sharedRunForm } from '~/domain/panels/shared-run.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { SearchForm, ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

const hostAsked = z.uuid().nullable().catch(null)

export const loader = signedIn(async ({ ctx, id, url }) => {
  const panel = await findPanel(ctx, id('panelId'))
  const host = hostAsked.parse(url.searchParams.get('host'))
  const hosts = await hostsIn(ctx, panel.areaId)
  const runs = host ? await runsOfHost(ctx, panel.areaId, host) : []
  return {
    id: panel.id,
    name: panel.name,
    host,
    hosts: hosts.map(({ id, name }) => ({ value: id, text: name })),
    runs: runs.map((run) => ({
      value: run.id,
      text: `${run.title}, ${startWords(run)}${run.isCollaborative ? ' (collaborative)' : ''}`,
    })),
    blocks: (await blocksOf(ctx, panel.areaId)).map((block) => ({
      id: block.id,
      name: block.name,
      hours: hoursOf(block),
    })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, sharedRunForm, async (run) => {
    await shareRun(ctx, id('panelId'), run)
    return redirectWithNotice(paths.panel.runs(id('panelId')), 'Course shared')
  }),
)

export default function NewSharedRunPage() {
  const { id, name, host, hosts, runs, blocks } = useLoaderData<typeof loader>()
  return (
    <Page title="Share a course" caption={name} back={{ href: paths.panel.runs(id), text: 'Shared courses' }}>
      <SearchForm label="Choose the host" isInline>
        <Select name="host" label="Who is the host?" empty="Choose a host" options={hosts} defaultValue={host ?? ''} />
        <Button kind="secondary">Show its courses</Button>
      </SearchForm>
      {host ? (
        <ZodForm>
          <Select name="run" label="Which course?" empty="Choose a course" options={runs} />
          <SharedRunFields blocks={blocks} />
          <Button>Share the course</Button>
        </ZodForm>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Share a course - Onward' }]
