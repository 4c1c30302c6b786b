import { redirect } from '@remix-run/node'
import { anyone } from '~/access/door.server'
import { safeNext } from '~/domain/accounts/account'
import { findFitSource } from '~/domain/plans/fit.queries.server'
import { savedCourse } from '~/domain/plans/shortlist.schemas'
import { noteCannotGetThere } from '~/domain/search/unmet-counts.commands.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the courses.
export const loader = anyone(async () => redirect(paths.courses()))

export const action = anyone(({ ctx, request, ip }) =>
  handleForm(request, savedCourse, async ({ course, next }) => {
    const home = (await findFitSource(ctx))?.home ?? null
    await noteCannotGetThere(ctx, course, { ip, home })
    return redirectWithNotice(
      safeNext(next) ?? paths.course(course),
      'Thank you. We have counted it, without your name, for those who plan buses and courses.',
    )
  }),
)
