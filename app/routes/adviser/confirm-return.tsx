import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { confirmReturn } from '~/domain/return-files/return-import.commands.server'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the preview.
export const loader = signedIn(async ({ id }) => redirect(paths.returns.takenIn(id('intakeId'))))

export const action = signedIn(({ ctx, id, request }) =>
  handleButton(request, z.object({}), paths.returns.takenIn(id('intakeId')), async () => {
    const report = await confirmReturn(ctx, id('intakeId'))
    return redirectWithNotice(
      paths.returns.takenIn(report.intakeId),
      report.status === 'done' ? 'The file is taken in' : 'The file was refused. Nothing was changed',
    )
  }),
)
