import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { confirmDestinations } from '~/domain/activity-surveys/told-import.commands.server'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the preview.
export const loader = signedIn(async ({ id }) => redirect(paths.leavers.file(id('intakeId'))))

export const action = signedIn(({ ctx, id, request }) =>
  handleButton(request, z.object({}), paths.leavers.file(id('intakeId')), async () => {
    const report = await confirmDestinations(ctx, id('intakeId'))
    return redirectWithNotice(
      paths.leavers.file(report.intakeId),
      report.status === 'done' ? 'The file is taken in' : 'The file was refused. Nothing was changed',
    )
  }),
)
