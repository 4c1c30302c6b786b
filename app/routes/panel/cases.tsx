import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { CaseTable } from '~/domain/panels/components/CaseTable'
import { caseRow } from '~/domain/panels/case-row'
import { casesOf } from '~/domain/panels/case.queries.server'
import { caseList } from '~/domain/panels/case.schemas'
import { findPanel } from '~/domain/panels/panel.queries.server'
import { londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id, url }) => {
  const panel = await findPanel(ctx, id('panelId'))
  const list = caseList.parse(url.searchParams.get('list'))
  const found = await casesOf(ctx, { list, panelId: panel.id })
  return {
    id: panel.id,
    name: panel.name,
    list,
    rows: found.map((one) => caseRow(one, paths.panel.case(one.id), londonDay(ctx.now))),
  }
})

export default function PanelCasesPage() {
  const { id, name, list, rows } = useLoaderData<typeof loader>()
  return (
    <Page title="Cases" caption={name} back={{ href: paths.panel.panel(id), text: name }}>
      <p className="govuk-body">
        {list === 'open' ? (
          <a href={paths.panel.cases(id, { list: 'all' })}>Show those that are over too</a>
        ) : (
          <a href={paths.panel.cases(id)}>Show only those that are open</a>
        )}
      </p>
      <CaseTable rows={rows} empty="Nobody has put a case to this panel" />
    </Page>
  )
}

export const meta = () => [{ title: 'Cases - Onward' }]
