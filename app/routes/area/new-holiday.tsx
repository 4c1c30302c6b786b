import { useActionData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { addSchoolHoliday } from '~/domain/cycles/holiday.commands.server'
import { holidayForm } from '~/domain/cycles/calendar.schemas'
import { closuresOnCalendar } from '~/domain/cycles/calendar.queries.server'
import { spanWords } from '~/domain/cycles/calendar.words'
import { HolidayFields } from '~/domain/cycles/components/HolidayFields'
import { refuseOverlap } from '~/domain/cycles/holiday'
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

export const loader = signedIn(async ({ ctx }) => {
  mustBeAllowed(ctx, 'cycle.open', { areaId: ctx.actor.areaId })
  return null
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, holidayForm, async ({ step, seen, ...holiday }) => {
    if (!ctx.actor.areaId) throw new NotFound('area')
    const { areaId } = ctx.actor
    const days = spanWords(holiday)
    if (step === 'preview') {
      refuseOverlap((await closuresOnCalendar(ctx, areaId)).holidays, holiday)
      const effects = await effectsOfHoliday(ctx, areaId, null, holiday)
      const change = `“${holiday.name}”, ${days}: not a working day from now on.`
      return previewReply(holiday, { seen: days, change, holds: clocksFollow, effects })
    }
    refuseUnlessSeen(seen, days)
    await addSchoolHoliday(ctx, areaId, holiday)
    return redirectWithNotice(paths.area.calendar, `Holiday added: ${days}`)
  }),
)

export default function NewHolidayPage() {
  const preview = previewIn(useActionData<typeof action>())
  return (
    <Page title="Add a school holiday" back={{ href: paths.area.calendar, text: 'The calendar' }}>
      <p>Time limits count working days, and none of these days is one.</p>
      {preview ? <WhoIsAffected {...preview} /> : null}
      <ZodForm schema={holidayForm}>
        <HolidayFields />
        <PreviewButtons preview={preview} yes="Yes, add it" />
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Add a school holiday - Onward' }]
