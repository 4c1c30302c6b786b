import { redirect } from '@remix-run/node'
import { signedIn } from '~/access/door.server'
import { finishAction } from '~/domain/panels/meeting.commands.server'
import { findAction } from '~/domain/panels/meeting-action.queries.server'
import { noForm } from '~/domain/panels/panel.schemas'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

export const loader = signedIn(async ({ ctx, id }) => {
  const { meetingId } = await findAction(ctx, id('actionId'))
  return redirect(paths.panel.meeting(meetingId))
})

export const action = signedIn(async ({ ctx, id, request }) => {
  const { meetingId } = await findAction(ctx, id('actionId'))
  return handleButton(request, noForm, paths.panel.meeting(meetingId), async () => {
    await finishAction(ctx, id('actionId'))
    return redirectWithNotice(paths.panel.meeting(meetingId), 'Done')
  })
})
