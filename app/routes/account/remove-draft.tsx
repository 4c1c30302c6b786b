import { redirect } from '@remix-run/node'
import { settleDraft } from '~/access/draft.server'
import { signedIn } from '~/access/door.server'
import { draftRemoval } from '~/domain/accounts/account.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is led to where they start.
export const loader = signedIn(async () => redirect(paths.account.memberships))

export const action = signedIn(({ request, visit }) =>
  handleForm(request, draftRemoval, async ({ page }) => {
    await settleDraft(visit.actor.id, page)
    return redirectWithNotice(page, 'Thrown away. This is what was saved last.')
  }),
)
