import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { takeAbsenceBack } from '~/domain/attendance/absence.commands.server'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the absences.
export const loader = signedIn(async ({ id }) => redirect(paths.tracking.absence(id('learnerId'))))

export const action = signedIn(({ ctx, id, request }) =>
  handleButton(request, z.object({ absenceId: z.uuid() }), paths.tracking.absence(id('learnerId')), async (form) => {
    await takeAbsenceBack(ctx, id('learnerId'), form.absenceId)
    return redirectWithNotice(paths.tracking.absence(id('learnerId')), 'The absence is taken back')
  }),
)
