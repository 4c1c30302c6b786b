import { useLoaderData } from '@remix-run/react'
import { anyone } from '~/access/door.server'
import { moveClock } from '~/domain/cycles/clock.commands.server'
import { clockForm } from '~/domain/cycles/clock.schemas'
import { nightShift } from '~/night-shift'
import { formatWeekday, londonDay } from '~/kit/dates'
import { env } from '~/kit/env.server'
import { NotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { workNightShift } from '~/kit/night-shift.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { DateInput } from '~/ui/fields/date-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = anyone(async ({ ctx }) => {
  if (!env().DEMO) throw new NotFound()
  return { day: londonDay(ctx.now) }
})

export const action = anyone(({ ctx, request }) =>
  handleForm(request, clockForm, async ({ day }) => {
    const now = await moveClock(ctx, day)
    await workNightShift({ ...ctx, now }, nightShift)
    return redirectWithNotice(
      paths.demo.clock,
      `It is now ${formatWeekday(day)}. All the nights that passed have been worked.`,
    )
  }),
)

export default function ClockPage() {
  const { day } = useLoaderData<typeof loader>()
  return (
    <Page title="The demo clock">
      <p className="govuk-body">
        Onward thinks it is {formatWeekday(day)}. Move the date on, and all that happens at night in between (reminders,
        offers that lapse) happens now. This may take some seconds for a whole year.
      </p>
      <ZodForm defaults={{ day }}>
        <DateInput name="day" legend="What day shall it be?" hint="For example 27 3 2027" />
        <Button>Move the clock</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'The demo clock - Onward' }]
