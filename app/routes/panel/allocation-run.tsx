import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { isAllowed } from '~/access/policy'
import { reasonLines, wishWords } from '~/domain/allocation/reason'
import { findRun, RESULTS_A_PAGE, resultsOf } from '~/domain/allocation/allocation.queries.server'
import { resultsPage } from '~/domain/allocation/allocation.schemas'
import { ruleLine } from '~/domain/allocation/criterion'
import { fullName } from '~/domain/learners/learner'
import { deciding, heldBy } from '~/domain/panels/panel'
import { findPanel } from '~/domain/panels/panel.queries.server'
import { formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { BarChart } from '~/ui/bar-chart'
import { LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'
import { Pager } from '~/ui/pagination'
import { Table } from '~/ui/table'
import { Empty, InsetText, WarningText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id, url }) => {
  const page = resultsPage.parse(url.searchParams.get('page') ?? 1)
  const run = await findRun(ctx, id('runId'))
  const { held } = await findPanel(ctx, run.panelId)
  const results = await resultsOf(ctx, run, page)
  const titles = new Map(run.courses.map(({ id, title }) => [id, title]))
  return {
    run: {
      id: run.id,
      panelId: run.panelId,
      panel: run.panel,
      made: formatMoment(run.madeAt),
      cases: run.cases,
      placed: run.placed,
      complaints: run.complaints,
      left: run.left,
      isAdopted: run.adoptedAt !== null,
      isFinished: run.finishedAt !== null,
      print: run.digest.slice(0, 12),
    },
    byWish: run.byWish.map(({ position, learners }) => ({ label: wishWords(position), value: learners })),
    courses: run.courses.map(({ title, places, wished, given, rules }) => [
      title,
      places,
      wished,
      given,
      ruleLine(rules),
    ]),
    mayAdopt: run.complaints === 0 && isAllowed(ctx.actor, 'allocation.adopt', heldBy(held, deciding)),
    previous: page > 1 ? paths.panel.allocationRun(run.id, page - 1) : undefined,
    next: results.length > RESULTS_A_PAGE ? paths.panel.allocationRun(run.id, page + 1) : undefined,
    results: results
      .slice(0, RESULTS_A_PAGE)
      .map(({ home, sharedRunId, why, said, ...learner }) => [
        fullName(learner),
        home,
        sharedRunId === null ? 'No place' : (titles.get(sharedRunId) ?? ''),
        why === null ? reasonLines(said).join(' ') : `Left undone: ${why}`,
      ]),
  }
})

export default function AllocationRunPage() {
  const { run, byWish, courses, mayAdopt, results, previous, next } = useLoaderData<typeof loader>()
  return (
    <Page title={`Worked out on ${run.made}`} caption={run.panel} back={paths.panel.allocation(run.panelId)}>
      {run.complaints > 0 ? (
        <WarningText>The proof has found {run.complaints} things wrong. This cannot be adopted.</WarningText>
      ) : (
        <InsetText>
          Proved: no course is over-full, no place stays empty that somebody wanted more, and nobody has a better claim
          on a place they would rather have. The same cases and rules give the same answer (mark {run.print}).
        </InsetText>
      )}
      {run.isAdopted ? (
        <p className="govuk-body">
          {run.isFinished
            ? 'The panel has adopted this, and everybody is told.'
            : `The panel has adopted this. ${run.cases - run.left} of ${run.cases} cases are done; load the page again to see more.`}
        </p>
      ) : mayAdopt ? (
        <LinkButton href={paths.panel.adoptAllocation(run.id)}>Adopt it at a meeting</LinkButton>
      ) : null}
      <BarChart
        title="Which wish came true"
        description="How many learners got their first wish, their second, a later one, or no place."
        head={['Wish', 'Learners']}
        rows={byWish}
      />
      <Table
        caption="By course"
        firstCellIsHeader
        isStacked
        head={[
          'Course',
          { text: 'Places', isNumber: true },
          { text: 'Wished for by', isNumber: true },
          { text: 'Given', isNumber: true },
          'Rules',
        ]}
        rows={courses}
      />
      <Table
        caption="By learner"
        firstCellIsHeader
        isStacked
        head={['Learner', 'Home school', 'Place', 'What the learner reads']}
        rows={results}
        empty={<Empty title="No case was open" />}
      />
      <Pager {...(previous ? { previous } : {})} {...(next ? { next } : {})} label="Pages of learners" />
    </Page>
  )
}

export const meta = () => [{ title: 'An allocation - Onward' }]
