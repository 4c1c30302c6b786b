import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { reviewCourse } from '~/domain/publishing/own-course.commands.server'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the course.
export const loader = signedIn(async ({ id }) => redirect(paths.provider.ownCourse(id('courseId'))))

export const action = signedIn(({ ctx, id, request }) =>
  handleButton(request, z.object({}), paths.provider.ownCourse(id('courseId')), async () => {
    await reviewCourse(ctx, id('courseId'))
    return redirectWithNotice(paths.provider.ownCourse(id('courseId')), 'Marked as reviewed')
  }),
)
