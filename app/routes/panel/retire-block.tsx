import { redirect } from '@remix-run/node'
import { signedIn } from '~/access/door.server'
import { findBlock } from '~/domain/blocks/block.queries.server'
import { retirePanelBlock } from '~/domain/panels/panel.commands.server'
import { clerkIn } from '~/domain/panels/panel-block.queries.server'
import { noForm } from '~/domain/panels/panel.schemas'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

export const loader = signedIn(async ({ ctx, id }) => {
  const { areaId } = await findBlock(ctx, id('blockId'))
  const { panelId } = await clerkIn(ctx, areaId)
  return redirect(paths.panel.blocks(panelId))
})

export const action = signedIn(async ({ ctx, id, request }) => {
  const { areaId } = await findBlock(ctx, id('blockId'))
  const { panelId } = await clerkIn(ctx, areaId)
  return handleButton(request, noForm, paths.panel.blocks(panelId), async () => {
    await retirePanelBlock(ctx, id('blockId'))
    return redirectWithNotice(paths.panel.blocks(panelId), 'Block taken out')
  })
})
