import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { ratesOf, statementsOn } from '~/domain/charges/charge.queries.server'
import { formula } from '~/domain/charges/charge.words'
import { RateTable } from '~/domain/charges/components/RateTable'
import { StatementTable } from '~/domain/charges/components/StatementTable'
import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx }) => {
  mustBeAllowed(ctx, 'charge.rate', { areaId: ctx.actor.areaId })
  return { statements: await statementsOn(ctx), rates: await ratesOf(ctx) }
})

export default function AreaChargesPage() {
  const { statements, rates } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Charges between schools"
      back={paths.area.home}
      actions={<LinkButton href={paths.charges.newRate}>Set a rate</LinkButton>}
    >
      <p>What hosts have charged home schools by the formula, without names. No money moves through Onward.</p>
      <RateTable rows={rates} />
      <h2>The formula</h2>
      <ul>
        {formula.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <StatementTable rows={statements} href={null} emptyWords="A statement is here once a host has issued it." />
    </Page>
  )
}

export const meta = () => [{ title: 'Charges between schools - Onward' }]
