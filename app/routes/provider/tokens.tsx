import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { standingOf, tokenRightWords } from '~/domain/exchange/token'
import { standingTags } from '~/domain/exchange/token.words'
import { tokensOf } from '~/domain/exchange/token.queries.server'
import { formatDay, formatMoment, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  mustBeAllowed(ctx, 'api-token.issue', { organisationId: ctx.actor.organisationId })
  const tokens = await tokensOf(ctx)
  return {
    tokens: tokens.map(({ id, name, rights, expiresOn, lastUsedAt, revokedAt }) => ({
      id,
      name,
      may: rights.map((right) => tokenRightWords[right]),
      until: formatDay(expiresOn),
      lastUsed: lastUsedAt ? formatMoment(lastUsedAt) : 'Not yet',
      standing: standingOf({ expiresOn, revokedAt }, londonDay(ctx.now)),
    })),
  }
})

export default function TokensPage() {
  const { tokens } = useLoaderData<typeof loader>()
  return (
    <Page title="Access for programs" back={paths.provider.staff}>
      <p className="govuk-body">
        Your own admissions software can read your applications here and answer them. It signs in with a token. Each
        deed it does stands in the history under the name of its token.{' '}
        <a href={paths.programs}>How a program uses Onward</a>
      </p>
      <LinkButton href={paths.provider.newToken}>Make a token</LinkButton>
      <p className="govuk-body">
        <a href={paths.provider.webhooks}>Webhooks</a>: we tell your program when something happens, so that it need not
        ask
      </p>
      <Table
        caption="Tokens"
        firstCellIsHeader
        head={['Program', 'What it may do', 'Holds until', 'Last used', 'Status']}
        rows={tokens.map(({ id, name, may, until, lastUsed, standing }) => [
          <a href={paths.provider.token(id)} key="open">
            {name}
          </a>,
          may.join('; '),
          until,
          lastUsed,
          <StatusTag key="standing" tag={standingTags[standing]} />,
        ])}
        empty={<Empty title="No token has been made yet">A program needs one before it can read anything.</Empty>}
      />
    </Page>
  )
}

export const meta = () => [{ title: 'Access for programs - Onward' }]
