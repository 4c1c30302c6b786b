import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { EndTable } from '~/domain/programme-ends/components/EndTable'
import { endShown } from '~/domain/programme-ends/end-shown'
import { ENDS_A_PAGE, endsOn } from '~/domain/programme-ends/programme-end.queries.server'
import { endFilter } from '~/domain/programme-ends/programme-end.schemas'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Pager } from '~/ui/pagination'

export const loader = signedIn(async ({ ctx, url, visit }) => {
  const filter = endFilter.parse(Object.fromEntries(url.searchParams))
  const found = await endsOn(ctx, filter)
  return {
    school: visit.organisationName,
    previous: filter.page > 1 ? paths.tracking.schoolEnds({ page: String(filter.page - 1) }) : undefined,
    next: found.length > ENDS_A_PAGE ? paths.tracking.schoolEnds({ page: String(filter.page + 1) }) : undefined,
    rows: found
      .slice(0, ENDS_A_PAGE)
      .map((end) => endShown(end, { href: paths.school.learner(end.learnerId), withProvider: true })),
  }
})

export default function SchoolEndingsPage() {
  const { school, rows, previous, next } = useLoaderData<typeof loader>()
  return (
    <Page title="Programmes that have ended" caption={school}>
      <p className="govuk-body">
        Learners of this school whose course at another school or college, or here, is over. See also{' '}
        <a href={paths.tracking.checks()}>who is still there after six months</a>.
      </p>
      <EndTable
        rows={rows}
        caption="The newest first"
        empty="When a learner of this school completes, transfers or leaves, it stands here."
      />
      <Pager {...(previous ? { previous } : {})} {...(next ? { next } : {})} label="Pages of endings" />
    </Page>
  )
}

export const meta = () => [{ title: 'Programmes that have ended - Onward' }]
