import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { hoursOf } from '~/domain/blocks/block'
import { blocksOf } from '~/domain/blocks/block.queries.server'
import { SharedRunFields } from '~/domain/panels/components/SharedRunFields'
import { heldBy } from '~/domain/panels/panel'
import { findPanel } from '~/domain/panels/panel.queries.server'
import { fillWords } from '~/domain/panels/shared-run'
import { changeSharedRun } from '~/domain/panels/shared-run.commands.server'
import { findSharedRun } from '~/domain/panels/shared-run.queries.server'
import { sharedRunChange } from '~/domain/panels/shared-run.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { blocks, title, host, panelId, version, ...run } = await findSharedRun(ctx, id('sharedRunId'))
  const panel = await findPanel(ctx, panelId)
  mustBeAllowed(ctx, 'panel.keep', heldBy(panel.held, ['clerk']))
  const { places, least, fromOn, untilOn, transport, support, safeUntil, outFrom, outUntil } = run
  return {
    panelId,
    title,
    host,
    version,
    fill: fillWords(run),
    defaults: {
      ...{ places, least, fromOn, untilOn, safeUntil, outFrom, outUntil },
      transport: transport ?? '',
      support: support ?? '',
      blocks: blocks.map((block) => block.id),
    },
    blocks: (await blocksOf(ctx, panel.areaId)).map((block) => ({
      id: block.id,
      name: block.name,
      hours: hoursOf(block),
    })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, sharedRunChange, async (change) => {
    const panelId = await changeSharedRun(ctx, id('sharedRunId'), change)
    return redirectWithNotice(paths.panel.runs(panelId), 'Course changed')
  }),
)

export default function SharedRunPage() {
  const { panelId, title, host, version, fill, defaults, blocks } = useLoaderData<typeof loader>()
  return (
    <Page title={title} caption={host} back={{ href: paths.panel.runs(panelId), text: 'Shared courses' }}>
      <p className="govuk-body">{fill}.</p>
      <ZodForm defaults={defaults}>
        <SharedRunFields blocks={blocks} />
        <Hidden name="version" value={version} />
        <Button>Save</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'A shared course - Onward' }]
