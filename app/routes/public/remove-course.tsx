import { redirect } from '@remix-run/node'
import { anyone } from '~/access/door.server'
import { safeNext } from '~/domain/accounts/account'
import { KEPT_DAYS, SHORTLIST } from '~/domain/plans/shortlist'
import { putBack } from '~/domain/plans/shortlist.commands.server'
import { savedCourse } from '~/domain/plans/shortlist.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { idsCookie, idsInCookie } from '~/kit/sealed-ids.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the shortlist.
export const loader = anyone(async () => redirect(paths.shortlist.home))

export const action = anyone(({ ctx, request }) =>
  handleForm(request, savedCourse, async ({ course, next }) => {
    const kept = await putBack(ctx, idsInCookie(request, SHORTLIST, ctx.now), course)
    const cookie: [string, string][] = kept === null ? [] : [['Set-Cookie', idsCookie(SHORTLIST, kept, KEPT_DAYS)]]
    return redirectWithNotice(safeNext(next) ?? paths.shortlist.home, 'Taken off your shortlist', cookie)
  }),
)
