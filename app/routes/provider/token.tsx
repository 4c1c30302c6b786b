import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { standingOf, tokenRightWords } from '~/domain/exchange/token'
import { callsOf, findToken } from '~/domain/exchange/token.queries.server'
import { standingTags } from '~/domain/exchange/token.words'
import { formatDay, formatMoment, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { SummaryList } from '~/ui/summary-list'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const { organisationId, createdAt, expiresOn, lastUsedAt, revokedAt, rights, ...token } = await findToken(
    ctx,
    id('tokenId'),
  )
  mustBeAllowed(ctx, 'api-token.issue', { organisationId })
  const calls = await callsOf(ctx, token.id)
  return {
    token,
    may: rights.map((right) => tokenRightWords[right]),
    made: formatMoment(createdAt),
    until: formatDay(expiresOn),
    lastUsed: lastUsedAt ? formatMoment(lastUsedAt) : 'Not yet',
    standing: standingOf({ expiresOn, revokedAt }, londonDay(ctx.now)),
    calls: calls.map(({ method, path, status, milliseconds, askedAt }) => [
      formatMoment(askedAt),
      `${method} ${path}`,
      String(status),
      `${milliseconds} ms`,
    ]),
  }
})

export default function TokenPage() {
  const { token, may, made, until, lastUsed, standing, calls } = useLoaderData<typeof loader>()
  return (
    <Page title={token.name} back={paths.provider.tokens} actions={<StatusTag tag={standingTags[standing]} />}>
      <SummaryList
        rows={[
          { key: 'Ends with', value: `…${token.ending}` },
          { key: 'May', value: may.join('; ') },
          { key: 'Made', value: `${made}, by ${token.createdBy}` },
          { key: 'Holds until', value: until },
          { key: 'Last used', value: lastUsed },
        ]}
      />
      {standing === 'revoked' ? null : (
        <LinkButton href={paths.provider.revokeToken(token.id)} kind="warning">
          Take this token back
        </LinkButton>
      )}
      <Table
        caption="The last calls"
        firstCellIsHeader
        head={['When', 'What was asked', 'Answer', 'Took']}
        rows={calls}
        empty={
          <Empty title="No call has come yet">
            Calls are kept for 30 days. No name and no number of a learner is kept.
          </Empty>
        }
      />
    </Page>
  )
}

export const meta = () => [{ title: 'Token - Onward' }]
