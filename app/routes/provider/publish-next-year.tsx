import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { publishNextYear } from '~/domain/publishing/next-year.commands.server'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the next year.
export const loader = signedIn(async () => redirect(paths.provider.nextYear))

export const action = signedIn(({ ctx, request }) =>
  handleButton(request, z.object({}), paths.provider.nextYear, async () => {
    const published = await publishNextYear(ctx)
    return redirectWithNotice(
      paths.provider.nextYear,
      published === 1 ? '1 start published' : `${published} starts published`,
    )
  }),
)
