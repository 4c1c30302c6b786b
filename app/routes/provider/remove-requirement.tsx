import { redirect } from '@remix-run/node'
import { signedIn } from '~/access/door.server'
import { removeTerm } from '~/domain/requirements/entry-requirement.commands.server'
import { removedTerm } from '~/domain/requirements/entry-requirement.schemas'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown what the course asks for.
export const loader = signedIn(async ({ id }) => redirect(paths.provider.requirements(id('courseId'))))

export const action = signedIn(({ ctx, id, request }) =>
  handleButton(request, removedTerm, paths.provider.requirements(id('courseId')), async (removed) => {
    await removeTerm(ctx, id('courseId'), removed)
    return redirectWithNotice(paths.provider.requirements(id('courseId')), 'Removed')
  }),
)
