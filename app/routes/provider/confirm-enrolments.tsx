import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { confirmEnrolments } from '~/domain/enrolment-files/enrolment-file.commands.server'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

const confirmation = z.object({ identity: z.literal('yes').optional() })

// This door has no page of its own: whoever comes to it by hand is shown the preview.
export const loader = signedIn(async ({ id }) => redirect(paths.provider.enrolmentFile(id('intakeId'))))

export const action = signedIn(({ ctx, id, request }) =>
  handleButton(request, confirmation, paths.provider.enrolmentFile(id('intakeId')), async ({ identity }) => {
    const report = await confirmEnrolments(ctx, id('intakeId'), { isIdentityDeclared: identity === 'yes' })
    return redirectWithNotice(
      paths.provider.enrolmentFile(report.intakeId),
      report.status === 'done' ? 'The file is taken in' : 'The file was refused. Nobody was enrolled',
    )
  }),
)
