import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { CaseTable } from '~/domain/panels/components/CaseTable'
import { caseRow } from '~/domain/panels/case-row'
import { casesOf } from '~/domain/panels/case.queries.server'
import { caseList } from '~/domain/panels/case.schemas'
import { londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, url }) => {
  const list = caseList.parse(url.searchParams.get('list'))
  const found = await casesOf(ctx, { list })
  return { list, rows: found.map((one) => caseRow(one, paths.cases.case(one.id), londonDay(ctx.now))) }
})

export default function CasesPage() {
  const { list, rows } = useLoaderData<typeof loader>()
  return (
    <Page title="Shared places">
      <p className="govuk-body">
        Learners for whom a panel was asked for a place on a shared course. You put somebody forward from their own
        page.{' '}
        {list === 'open' ? (
          <a href={paths.cases.all({ list: 'all' })}>Show those that are over too</a>
        ) : (
          <a href={paths.cases.all()}>Show only those that are open</a>
        )}
      </p>
      <CaseTable rows={rows} empty="Nobody has been put forward yet" />
    </Page>
  )
}

export const meta = () => [{ title: 'Shared places - Onward' }]
