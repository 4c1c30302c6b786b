import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { reviewCourse } from '~/domain/publishing/own-course.commands.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the course.
export const loader = signedIn(async ({ id }) => redirect(paths.provider.ownCourse(id('courseId'))))

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, z.object({}), async () => {
    await reviewCourse(ctx, id('courseId'))
    return redirectWithNotice(paths.provider.ownCourse(id('courseId')), 'Marked as reviewed')
  }),
)
