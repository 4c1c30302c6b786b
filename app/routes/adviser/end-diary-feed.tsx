import { redirect } from '@remix-run/node'
import { signedIn } from '~/access/door.server'
import { endFeed } from '~/domain/diaries/feed.commands.server'
import { makeFeedForm } from '~/domain/diaries/feed.schemas'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the page of the address.
export const loader = signedIn(() => Promise.resolve(redirect(paths.adviser.diaryCalendar)))

export const action = signedIn(({ ctx, request }) =>
  handleButton(request, makeFeedForm, paths.adviser.diaryCalendar, async () => {
    await endFeed(ctx)
    return redirectWithNotice(paths.adviser.diaryCalendar, 'The private address works no more')
  }),
)
