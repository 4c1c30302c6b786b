import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { confirmImport } from '~/domain/catalogues/own-import.commands.server'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

const confirmation = z.object({ mayRemoveMany: z.literal('yes').optional() })

// This door has no page of its own: whoever comes to it by hand is shown the preview.
export const loader = signedIn(async ({ id }) => redirect(paths.provider.courseImport(id('intakeId'))))

export const action = signedIn(({ ctx, id, request }) =>
  handleButton(request, confirmation, paths.provider.courseImport(id('intakeId')), async ({ mayRemoveMany }) => {
    const report = await confirmImport(ctx, id('intakeId'), { mayRemoveMany: mayRemoveMany === 'yes' })
    const isIn = report.status === 'done'
    return redirectWithNotice(
      paths.provider.courseImport(report.intakeId),
      isIn ? 'The file is in' : 'The file was refused. Nothing was changed',
    )
  }),
)
