import { redirect } from '@remix-run/node'
import { signedIn } from '~/access/door.server'
import { withdrawNotice } from '~/domain/notices/notice.commands.server'
import { noticeButton } from '~/domain/notices/notice.schemas'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the notice.
export const loader = signedIn(async ({ id }) => redirect(paths.area.notice(id('noticeId'))))

export const action = signedIn(({ ctx, id, request }) =>
  handleButton(request, noticeButton, paths.area.notice(id('noticeId')), async ({ version }) => {
    await withdrawNotice(ctx, id('noticeId'), version)
    return redirectWithNotice(paths.area.notices(), 'Withdrawn. Nobody reads it any more.')
  }),
)
