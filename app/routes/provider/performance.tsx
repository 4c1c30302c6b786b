import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { currentCycle, cyclesOf } from '~/domain/cycles/cycle.queries.server'
import { Performance } from '~/domain/reports/components/Performance'
import {
  basisWords,
  figureLines,
  markOf,
  monthBar,
  partCells,
  performanceQuestion,
  reasonCells,
  yearsShown,
} from '~/domain/reports/performance'
import { areaPerformance, ownPerformance, ownReasons } from '~/domain/reports/performance.queries.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url }) => {
  const { year } = performanceQuestion.parse(Object.fromEntries(url.searchParams))
  const current = await currentCycle(ctx)
  const [, last] = yearsShown(await cyclesOf(ctx, current.areaId), current)
  const cycle = year === 'last' ? (last ?? current) : current
  const parts = await ownPerformance(ctx, cycle)
  const area = await areaPerformance(ctx, cycle.id)
  const reasons = await ownReasons(ctx, cycle.id)
  const all = parts.find(({ part }) => part === 'all')
  const other = cycle === current ? last : current
  const named = (name: 'course' | 'school', nameless: string) =>
    parts.filter(({ part }) => part === name).map((part) => ({ label: part.label || nameless, cells: partCells(part) }))
  return {
    cycle: cycle.name,
    other: other ? { name: other.name, year: other === current ? 'this' : 'last' } : null,
    isAnything: all !== undefined && all.received > 0,
    figures: all ? figureLines(all, area) : [],
    basis: basisWords(area),
    months: parts.filter(({ part }) => part === 'month').map(monthBar),
    mark: markOf(area),
    courses: named('course', 'No name'),
    schools: named('school', 'On no school’s roll'),
    reasons: reasons.map((reason) => reasonCells(reason, all?.rejected ?? 0)),
  }
})

export default function PerformancePage() {
  const { cycle, other, isAnything, ...shown } = useLoaderData<typeof loader>()
  return (
    <Page
      title="How we did"
      caption={`Applications of ${cycle}`}
      back={{ href: paths.provider.queue, text: 'Applications' }}
    >
      {other ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.provider.performance({ year: other.year })}>
            Look at {other.name}
          </a>
        </p>
      ) : null}
      {isAnything ? (
        <Performance {...shown} />
      ) : (
        <Empty title="No application was sent to you in this year">
          <p className="govuk-body">Your figures appear here with the first application.</p>
        </Empty>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'How we did - Onward' }]
