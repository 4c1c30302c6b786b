import { redirect } from '@remix-run/node'
import { signedIn } from '~/access/door.server'
import { confirmHomeMarks } from '~/domain/attendance/home-line.commands.server'
import { confirmDayForm } from '~/domain/attendance/home-line.schemas'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the day.
export const loader = signedIn(async () => redirect(paths.tracking.today))

export const action = signedIn(({ ctx, request }) =>
  handleButton(request, confirmDayForm, paths.tracking.today, async (form) => {
    const { confirmed, left } = await confirmHomeMarks(ctx, form)
    const codes = `${confirmed} ${confirmed === 1 ? 'code' : 'codes'} confirmed`
    return redirectWithNotice(
      paths.tracking.todayOf({ day: form.day }),
      left > 0 ? `${codes}. ${left} had changed meanwhile: look at them again` : codes,
    )
  }),
)
