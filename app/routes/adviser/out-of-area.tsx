import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { fullName } from '~/domain/learners/learner'
import { OutOfAreaTable } from '~/domain/out-of-area/components/OutOfAreaTable'
import { listFrom, listNames, outOfAreaLists, whereWords } from '~/domain/out-of-area/list'
import { outOfAreaPage } from '~/domain/out-of-area/list.queries.server'
import { formatDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Pager } from '~/ui/pagination'

export const loader = signedIn(async ({ ctx, url }) => {
  mustBeAllowed(ctx, 'out-of-area.read', { areaId: ctx.actor.areaId })
  const list = listFrom(url.searchParams.get('list'))
  const after = url.searchParams.get('after')
  const { rows, next } = await outOfAreaPage(ctx, list, after)
  return {
    list,
    rows: rows.map((row) => ({
      ...whereWords(row),
      ...{ learnerId: row.learnerId, name: fullName(row), born: formatDay(row.bornOn), since: formatDay(row.since) },
      adviser: row.adviser ?? 'Nobody',
    })),
    first: after ? paths.adviser.outOfArea({ list }) : undefined,
    next: next ? paths.adviser.outOfArea({ list, after: next }) : undefined,
  }
})

export default function OutOfAreaPage() {
  const { list, rows, first, next } = useLoaderData<typeof loader>()
  return (
    <Page
      title={outOfAreaLists[list]}
      caption="Year 11 and the two years after it, as of last night"
      back={{ href: paths.adviser.caseload, text: 'Back to my caseload' }}
    >
      <ul className="govuk-list">
        {listNames.map((name) => (
          <li key={name}>
            {name === list ? (
              <strong>{outOfAreaLists[name]}</strong>
            ) : (
              <a href={paths.adviser.outOfArea({ list: name })}>{outOfAreaLists[name]}</a>
            )}
          </li>
        ))}
      </ul>
      <OutOfAreaTable list={list} rows={rows} />
      <Pager {...(first ? { previous: first } : {})} {...(next ? { next } : {})} label="Pages of the list" />
      {rows.length > 0 ? (
        <p className="govuk-body">
          <a href={paths.adviser.outOfAreaFile({ list })}>Download this list as a file</a>
        </p>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Out of area - Onward' }]
