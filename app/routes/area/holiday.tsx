import { useActionData, useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { changeSchoolHoliday } from '~/domain/cycles/holiday.commands.server'
import { holidayForm } from '~/domain/cycles/calendar.schemas'
import { closuresOnCalendar, findHoliday } from '~/domain/cycles/calendar.queries.server'
import { spanWords } from '~/domain/cycles/calendar.words'
import { HolidayFields } from '~/domain/cycles/components/HolidayFields'
import { holidayWithout, refuseOverlap } from '~/domain/cycles/holiday'
import { PreviewButtons } from '~/domain/reports/components/PreviewButtons'
import { WhoIsAffected } from '~/domain/reports/components/WhoIsAffected'
import { effectsOfHoliday } from '~/domain/reports/calendar-effect.queries.server'
import { clocksFollow, previewIn, previewReply } from '~/domain/reports/calendar-preview.schemas'
import { NotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { refuseUnlessSeen } from '~/kit/previewed'
import { paths } from '~/paths'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { name, startsOn, endsOn } = await findHoliday(ctx, ctx.actor.areaId ?? '', id('closureId'))
  return { closureId: id('closureId'), holiday: { name, startsOn, endsOn } }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, holidayForm, async ({ step, seen, ...holiday }) => {
    if (!ctx.actor.areaId) throw new NotFound('area')
    const { areaId } = ctx.actor
    const days = spanWords(holiday)
    if (step === 'preview') {
      const { known, others } = holidayWithout((await closuresOnCalendar(ctx, areaId)).holidays, id('closureId'))
      refuseOverlap(others, holiday)
      const effects = await effectsOfHoliday(ctx, areaId, known, holiday)
      const change = `“${known.name}” is from ${spanWords(known)} now. It will be ${days}.`
      return previewReply(holiday, { seen: days, change, holds: clocksFollow, effects })
    }
    refuseUnlessSeen(seen, days)
    await changeSchoolHoliday(ctx, areaId, id('closureId'), holiday)
    return redirectWithNotice(paths.area.calendar, `Holiday changed: ${days}`)
  }),
)

export default function HolidayPage() {
  const { closureId, holiday } = useLoaderData<typeof loader>()
  const preview = previewIn(useActionData<typeof action>())
  return (
    <Page title={holiday.name} back={{ href: paths.area.calendar, text: 'The calendar' }}>
      {preview ? <WhoIsAffected {...preview} /> : null}
      <ZodForm schema={holidayForm} defaults={holiday}>
        <HolidayFields />
        <PreviewButtons preview={preview} yes="Yes, change it" />
      </ZodForm>
      <p>
        <a href={paths.area.removeHoliday(closureId)}>Take this holiday away</a>
      </p>
    </Page>
  )
}

export const meta = () => [{ title: 'A school holiday - Onward' }]
