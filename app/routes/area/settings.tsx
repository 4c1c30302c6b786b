import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { settingEvents, settingsOf } from '~/domain/areas/area.queries.server'
import { settingNames } from '~/domain/areas/setting'
import { askedAs } from '~/domain/areas/setting-value.schemas'
import { settingEvent, settingValue, settingWords } from '~/domain/areas/setting.words'
import { formatMoment } from '~/kit/dates'
import { NotFound } from '~/kit/errors'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Timeline } from '~/ui/timeline'

export const loader = signedIn(async ({ ctx }) => {
  if (!ctx.actor.areaId) throw new NotFound('area')
  const settings = await settingsOf(ctx, ctx.actor.areaId)
  const events = await settingEvents(ctx, ctx.actor.areaId)
  return {
    settings: settingNames.map((name) => ({
      href: askedAs(name).kind === 'own-page' ? paths.area.travel : paths.area.setting(name),
      label: settingWords[name].label,
      does: settingWords[name].does,
      value: settingValue(name, settings[name]),
    })),
    entries: events.map(settingEvent).map(({ id, what, who, at }) => ({
      id,
      what,
      who,
      when: { iso: at.toISOString(), text: formatMoment(at) },
    })),
  }
})

export default function SettingsPage() {
  const { settings, entries } = useLoaderData<typeof loader>()
  return (
    <Page title="Limits and times" back={{ href: paths.area.calendar, text: 'The calendar' }}>
      <p>These hold for the whole area. Before one is changed you see who is affected.</p>
      <Table
        caption="Every limit and time of the area"
        hideCaption
        firstCellIsHeader
        isStacked
        head={['Name', 'What it does', 'Now', 'Change']}
        rows={settings.map(({ href, label, does, value }) => [
          label,
          does,
          value,
          <a key="change" href={href}>
            Change<span className="govuk-visually-hidden"> {label}</span>
          </a>,
        ])}
      />
      {entries.length === 0 ? null : (
        <>
          <h2 className="govuk-heading-m">The latest changes</h2>
          <Timeline entries={entries} headingLevel={3} />
        </>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Limits and times - Onward' }]
