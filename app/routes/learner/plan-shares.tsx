import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { standingOf } from '~/domain/plan-shares/plan-share'
import { ownShares, placesToShareWith } from '~/domain/plan-shares/plan-share.queries.server'
import { partWords, standingTags } from '~/domain/plan-shares/plan-share.words'
import { planParts } from '~/domain/plans/plan-rights'
import { formatDay, formatMoment, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { Card, Cards } from '~/ui/card'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  const today = londonDay(ctx.now)
  const shares = await ownShares(ctx)
  return {
    places: await placesToShareWith(ctx),
    shares: shares.map(({ id, provider, parts, givenAt, expiresOn, readings, ...share }) => ({
      id,
      provider,
      standing: standingOf({ ...share, expiresOn }, today),
      facts: [
        {
          key: 'What',
          value: planParts
            .filter((part) => parts.includes(part))
            .map((part) => partWords(part, 'learner'))
            .join('; '),
        },
        { key: 'From', value: formatMoment(givenAt) },
        { key: 'Until', value: share.endedAt ? formatMoment(share.endedAt) : formatDay(expiresOn) },
      ],
      readings: readings.map(({ name, readAt }) => `${name ?? 'Somebody'}, ${formatMoment(readAt)}`),
    })),
  }
})

export default function PlanSharesPage() {
  const { places, shares } = useLoaderData<typeof loader>()
  return (
    <Page title="Who can read my plan" back={{ href: paths.learner.plan, text: 'My plan' }}>
      <p className="govuk-body">
        Your school and your adviser can read your plan. A place you go to can read it only if you say so here.
      </p>
      {places.length === 0 ? <p className="govuk-body">You can share it once you have a firm place.</p> : null}
      {places.map(({ id, provider }) => (
        <LinkButton key={id} href={paths.learner.sharePlan(id)} kind="secondary">
          Share with {provider}
        </LinkButton>
      ))}
      {shares.length === 0 ? <Empty title="You have not shared your plan" /> : null}
      <Cards>
        {shares.map(({ id, provider, standing, facts, readings }) => (
          <Card
            key={id}
            title={provider}
            tags={[standingTags[standing]]}
            facts={facts}
            {...(standing === 'open' ? { actions: <Stop id={id} provider={provider} /> } : {})}
          >
            <h3 className="govuk-heading-s">Who has read it</h3>
            {readings.length === 0 ? (
              <p className="govuk-body">Nobody yet.</p>
            ) : (
              <ul className="govuk-list govuk-list--bullet">
                {readings.map((reading, at) => (
                  <li key={at}>{reading}</li>
                ))}
              </ul>
            )}
          </Card>
        ))}
      </Cards>
    </Page>
  )
}

export const meta = () => [{ title: 'Who can read my plan - Onward' }]

function Stop({ id, provider }: { id: string; provider: string }) {
  return (
    <a href={paths.learner.endShare(id)}>
      Stop sharing<span className="govuk-visually-hidden"> with {provider}</span>
    </a>
  )
}
