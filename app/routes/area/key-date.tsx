import { useActionData, useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { moveKeyDate } from '~/domain/cycles/cycle.commands.server'
import { keyDateForm } from '~/domain/cycles/calendar.schemas'
import { isKeyDateName, keyDateDefaults } from '~/domain/cycles/cycle'
import { findCycle } from '~/domain/cycles/cycle.queries.server'
import { refuseDayThatIsOver, refuseDisorder } from '~/domain/cycles/key-date'
import { keyDateWords } from '~/domain/cycles/key-date.words'
import { PreviewButtons } from '~/domain/reports/components/PreviewButtons'
import { WhoIsAffected } from '~/domain/reports/components/WhoIsAffected'
import { effectsOfDate } from '~/domain/reports/calendar-effect.queries.server'
import { previewIn, previewReply } from '~/domain/reports/calendar-preview.schemas'
import type { Context } from '~/kit/context.server'
import { formatDay, formatWeekday } from '~/kit/dates'
import { NotFound, orNotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { refuseUnlessSeen } from '~/kit/previewed'
import { paths } from '~/paths'
import { DateInput } from '~/ui/fields/date-input'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id, params }) => {
  const { cycle, name, fallsOn } = await dateIn(ctx, id('cycleId'), params.name)
  return {
    cycle: cycle.name,
    label: keyDateDefaults[name].label,
    does: keyDateWords[name],
    fallsOn,
    day: formatWeekday(fallsOn),
  }
})

export const action = signedIn(({ ctx, id, params, request }) =>
  handleForm(request, keyDateForm, async ({ day, before, step, seen }) => {
    const { cycle, name, fallsOn } = await dateIn(ctx, id('cycleId'), params.name)
    const { label } = keyDateDefaults[name]
    if (step === 'preview') {
      refuseDayThatIsOver(day, ctx.now)
      refuseDisorder(cycle.dates, name, day)
      const change = `“${label}” moves from ${formatWeekday(fallsOn)} to ${formatWeekday(day)}.`
      const holds = 'What depends on this date follows it, and those who were told another day get a letter.'
      const effects = await effectsOfDate(ctx, cycle.id, name, day)
      return previewReply({ day }, { seen: day, change, holds, effects })
    }
    refuseUnlessSeen(seen, day)
    await moveKeyDate(ctx, cycle.id, name, day, before)
    return redirectWithNotice(paths.area.calendar, `“${label}” is now on ${formatDay(day)}`)
  }),
)

async function dateIn(ctx: Context, cycleId: string, name = '') {
  const cycle = await findCycle(ctx, cycleId)
  if (cycle.areaId !== ctx.actor.areaId || !isKeyDateName(name)) throw new NotFound('key date')
  mustBeAllowed(ctx, 'cycle.open', { areaId: cycle.areaId })
  return { cycle, name, fallsOn: orNotFound(cycle.dates[name], 'key date') }
}

export default function KeyDatePage() {
  const { cycle, label, does, fallsOn, day } = useLoaderData<typeof loader>()
  const preview = previewIn(useActionData<typeof action>())
  return (
    <Page title={label} caption={`The cycle ${cycle}`} back={{ href: paths.area.calendar, text: 'The calendar' }}>
      <p>{does}</p>
      <p>It is on {day} now.</p>
      {preview ? <WhoIsAffected {...preview} /> : null}
      <ZodForm schema={keyDateForm} defaults={{ day: fallsOn }}>
        <DateInput name="day" legend="Which day shall it be?" hint="For example 27 3 2027" />
        <Hidden name="before" value={fallsOn} />
        <PreviewButtons preview={preview} yes="Yes, move it" />
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Move a date - Onward' }]
