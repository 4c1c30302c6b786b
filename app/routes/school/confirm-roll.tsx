import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { confirmRoll } from '~/domain/learners/roll-import.commands.server'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the preview.
export const loader = signedIn(async ({ id }) => redirect(paths.school.rollFile(id('intakeId'))))

export const action = signedIn(({ ctx, id, request }) =>
  handleButton(request, z.object({}), paths.school.rollFile(id('intakeId')), async () => {
    const report = await confirmRoll(ctx, id('intakeId'))
    const isIn = report.status === 'done'
    return redirectWithNotice(
      paths.school.rollFile(report.intakeId),
      isIn ? 'The file is in' : 'The file was refused. Nothing was changed',
    )
  }),
)
