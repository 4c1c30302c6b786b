import { useActionData, useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { keepSetting } from '~/domain/areas/area.commands.server'
import { settingsOf } from '~/domain/areas/area.queries.server'
import { SettingField } from '~/domain/areas/components/SettingField'
import { isSettingName, refuseContradiction } from '~/domain/areas/setting'
import { askedAs, settingForm } from '~/domain/areas/setting-value.schemas'
import { settingValue, settingWords } from '~/domain/areas/setting.words'
import { PreviewButtons } from '~/domain/reports/components/PreviewButtons'
import { WhoIsAffected } from '~/domain/reports/components/WhoIsAffected'
import { effectsOfSetting } from '~/domain/reports/calendar-effect.queries.server'
import { previewIn, previewReply } from '~/domain/reports/calendar-preview.schemas'
import type { Context } from '~/kit/context.server'
import { NotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { refuseUnlessSeen } from '~/kit/previewed'
import { paths } from '~/paths'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, params }) => {
  const { name, settings } = await settingIn(ctx, params.name)
  const value = settings[name]
  return {
    ...settingWords[name],
    asked: askedAs(name),
    now: settingValue(name, value),
    value: typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value),
  }
})

export const action = signedIn(async ({ ctx, params, request }) => {
  const { areaId, name, settings } = await settingIn(ctx, params.name)
  return handleForm(request, settingForm(name), async ({ value, before, step, seen }) => {
    const [was, wanted] = [settingValue(name, settings[name]), settingValue(name, value)]
    const { label, holds } = settingWords[name]
    if (step === 'preview') {
      refuseContradiction({ ...settings, [name]: value })
      const change = `${label}: from ${was} to ${wanted}.`
      const effects = await effectsOfSetting(ctx, areaId, name)
      return previewReply({ value: typed(value) }, { seen: wanted, change, holds, effects })
    }
    refuseUnlessSeen(`${before} ${seen}`, `${was} ${wanted}`)
    await keepSetting(ctx, areaId, name, value)
    return redirectWithNotice(paths.area.settings, `${label}: now ${wanted}`)
  })
})

async function settingIn(ctx: Context, name = '') {
  const { areaId } = ctx.actor
  if (areaId === null || !isSettingName(name) || askedAs(name).kind === 'own-page') throw new NotFound('setting')
  mustBeAllowed(ctx, 'area.decide', { areaId })
  return { areaId, name, settings: await settingsOf(ctx, areaId) }
}

function typed(value: string | number | boolean) {
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
}

export default function SettingPage() {
  const { label, does, holds, unit, asked, now, value } = useLoaderData<typeof loader>()
  const preview = previewIn(useActionData<typeof action>())
  return (
    <Page title={label} back={{ href: paths.area.settings, text: 'Limits and times' }}>
      <p>{does}</p>
      <p>Now: {now}</p>
      {preview ? <WhoIsAffected {...preview} /> : null}
      <ZodForm defaults={{ value }}>
        <SettingField asked={asked} label={label} unit={unit} hint={preview ? undefined : holds} />
        <Hidden name="before" value={now} />
        <PreviewButtons preview={preview} yes="Yes, change it" />
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Change a limit - Onward' }]
