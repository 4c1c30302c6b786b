import { redirect } from '@remix-run/node'
import { signedIn } from '~/access/door.server'
import { unlinkProgression } from '~/domain/progression/progression.commands.server'
import { removedLink } from '~/domain/progression/progression.schemas'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the links.
export const loader = signedIn(async ({ id }) => redirect(paths.provider.progression(id('courseId'))))

export const action = signedIn(({ ctx, id, request }) =>
  handleButton(request, removedLink, paths.provider.progression(id('courseId')), async ({ link }) => {
    await unlinkProgression(ctx, id('courseId'), link)
    return redirectWithNotice(paths.provider.progression(id('courseId')), 'Removed')
  }),
)
