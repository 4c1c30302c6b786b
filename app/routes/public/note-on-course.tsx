import { redirect } from '@remix-run/node'
import { anyone, signedIn } from '~/access/door.server'
import { noteOnCourse } from '~/domain/plans/shortlist.commands.server'
import { noteForm } from '~/domain/plans/shortlist.schemas'
import { orNotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the shortlist.
export const loader = anyone(async () => redirect(paths.shortlist.home))

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, noteForm, async ({ course, note }) => {
    await noteOnCourse(ctx, orNotFound(ctx.actor.learnerId ?? undefined), course, note)
    return redirectWithNotice(paths.shortlist.home, note === null ? 'Note taken away' : 'Note saved')
  }),
)
