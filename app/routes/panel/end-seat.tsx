import { redirect } from '@remix-run/node'
import { signedIn } from '~/access/door.server'
import { endSeat } from '~/domain/panels/panel.commands.server'
import { lockMember } from '~/domain/panels/panel.queries.server'
import { noForm } from '~/domain/panels/panel.schemas'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

export const loader = signedIn(async ({ ctx, id }) => {
  const { panelId } = await lockMember(ctx, id('memberId'))
  return redirect(paths.panel.members(panelId))
})

export const action = signedIn(async ({ ctx, id, request }) => {
  const { panelId } = await lockMember(ctx, id('memberId'))
  return handleButton(request, noForm, paths.panel.members(panelId), async () => {
    await endSeat(ctx, id('memberId'))
    return redirectWithNotice(paths.panel.members(panelId), 'Seat ended')
  })
})
