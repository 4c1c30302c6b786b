import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { openNextCycle } from '~/domain/cycles/cycle.commands.server'
import { NotFound } from '~/kit/errors'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the calendar.
export const loader = signedIn(async () => redirect(paths.area.calendar))

export const action = signedIn(({ ctx, request }) =>
  handleButton(request, z.object({}), paths.area.calendar, async () => {
    if (!ctx.actor.areaId) throw new NotFound('area')
    const opened = await openNextCycle(ctx, ctx.actor.areaId)
    return redirectWithNotice(
      paths.area.calendar,
      opened ? 'The next cycle is there. Look at its dates below.' : 'The next cycle was there already.',
    )
  }),
)
