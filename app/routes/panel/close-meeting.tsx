import { redirect } from '@remix-run/node'
import { signedIn } from '~/access/door.server'
import { caseMove } from '~/domain/panels/case.schemas'
import { closeMeeting } from '~/domain/panels/meeting.commands.server'
import { findMeeting } from '~/domain/panels/meeting.queries.server'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: meetingId } = await findMeeting(ctx, id('meetingId'))
  return redirect(paths.panel.meeting(meetingId))
})

export const action = signedIn(({ ctx, id, request }) =>
  handleButton(request, caseMove, paths.panel.meeting(id('meetingId')), async (move) => {
    await closeMeeting(ctx, id('meetingId'), move)
    return redirectWithNotice(paths.panel.meeting(id('meetingId')), 'The meeting is closed')
  }),
)
