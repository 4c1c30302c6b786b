import { redirect } from '@remix-run/node'
import { anyone } from '~/access/door.server'
import { safeNext } from '~/domain/accounts/account'
import { KEPT_DAYS, SHORTLIST } from '~/domain/plans/shortlist'
import { putAside } from '~/domain/plans/shortlist.commands.server'
import { savedCourse } from '~/domain/plans/shortlist.schemas'
import { Refusal } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { idsCookie, idsInCookie } from '~/kit/sealed-ids.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the shortlist.
export const loader = anyone(async () => redirect(paths.shortlist.home))

export const action = anyone(({ ctx, request }) =>
  handleForm(request, savedCourse, async ({ course, next }) => {
    const back = safeNext(next) ?? paths.shortlist.home
    try {
      const kept = await putAside(ctx, idsInCookie(request, SHORTLIST, ctx.now), course)
      const cookie: [string, string][] = kept === null ? [] : [['Set-Cookie', idsCookie(SHORTLIST, kept, KEPT_DAYS)]]
      return redirectWithNotice(back, 'Saved to your shortlist', cookie)
    } catch (error) {
      if (error instanceof Refusal) return redirectWithNotice(back, error.sentence)
      throw error
    }
  }),
)
