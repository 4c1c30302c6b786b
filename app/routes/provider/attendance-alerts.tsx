import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { yearBegins } from '~/domain/alerts/alert'
import { openAlerts } from '~/domain/alerts/alert.queries.server'
import { alertShown } from '~/domain/alerts/alert-shown'
import { AlertTable } from '~/domain/alerts/components/AlertTable'
import { formatDay, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx }) => {
  const from = yearBegins(londonDay(ctx.now))
  return { from: formatDay(from), alerts: (await openAlerts(ctx, from)).map(alertShown) }
})

export default function AttendanceAlertsPage() {
  const { from, alerts } = useLoaderData<typeof loader>()
  return (
    <Page title="Patterns of absence" back={{ href: paths.provider.registers, text: 'Registers' }}>
      <p className="govuk-body">
        Counted each night from the registers since {from}. Shares wait for ten possible sessions. An alert goes by
        itself when the pattern does not hold any more.
      </p>
      <AlertTable alerts={alerts} isSchool={false} />
    </Page>
  )
}

export const meta = () => [{ title: 'Patterns of absence - Onward' }]
