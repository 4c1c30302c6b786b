import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { removalForm } from '~/domain/cycles/calendar.schemas'
import { findHoliday } from '~/domain/cycles/calendar.queries.server'
import { spanWords } from '~/domain/cycles/calendar.words'
import { removeSchoolHoliday } from '~/domain/cycles/holiday.commands.server'
import { affected } from '~/domain/reports/calendar-effect'
import { effectsOfHoliday } from '~/domain/reports/calendar-effect.queries.server'
import { clocksFollow } from '~/domain/reports/calendar-preview.schemas'
import { WhoIsAffected } from '~/domain/reports/components/WhoIsAffected'
import { NotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { refuseUnlessSeen } from '~/kit/previewed'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

/** There is nothing to fill in: the page itself shows who is affected, and its button is the yes. */
export const loader = signedIn(async ({ ctx, id }) => {
  const { areaId } = ctx.actor
  if (!areaId) throw new NotFound('area')
  const holiday = await findHoliday(ctx, areaId, id('closureId'))
  const effects = await effectsOfHoliday(ctx, areaId, holiday, null)
  return {
    closureId: holiday.id,
    name: holiday.name,
    days: spanWords(holiday),
    lines: effects.map(({ what, count }) => ({ what, count: affected(count) })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, removalForm, async ({ seen }) => {
    if (!ctx.actor.areaId) throw new NotFound('area')
    const holiday = await findHoliday(ctx, ctx.actor.areaId, id('closureId'))
    refuseUnlessSeen(seen, spanWords(holiday))
    await removeSchoolHoliday(ctx, ctx.actor.areaId, holiday.id)
    return redirectWithNotice(paths.area.calendar, `Holiday taken away: ${spanWords(holiday)}`)
  }),
)

export default function RemoveHolidayPage() {
  const { closureId, name, days, lines } = useLoaderData<typeof loader>()
  const change = `“${name}”, ${days}: its weekdays are working days again, unless they are bank holidays.`
  return (
    <Page title={`Take away “${name}”`} back={{ href: paths.area.holiday(closureId), text: 'The holiday' }}>
      <WhoIsAffected change={change} holds={clocksFollow} lines={lines} />
      <ZodForm>
        <Hidden name="seen" value={days} />
        <Button kind="warning">Yes, take it away</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Take a holiday away - Onward' }]
