import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { differencesOf, findRun } from '~/domain/allocation/allocation.queries.server'
import { ruleLine } from '~/domain/allocation/criterion'
import { wishWords } from '~/domain/allocation/reason'
import { fullName } from '~/domain/learners/learner'
import { formatMoment } from '~/kit/dates'
import { NotFound } from '~/kit/errors'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const [one, other] = [await findRun(ctx, id('runId')), await findRun(ctx, id('otherId'))]
  if (one.panelId !== other.panelId) throw new NotFound('allocation')
  const differences = await differencesOf(ctx, one.id, other.id)
  const titleOf = (runs: typeof one.courses) => (id: string | null) =>
    id === null ? 'No place' : (runs.find((course) => course.id === id)?.title ?? '')
  const positions = [...new Set([...one.byWish, ...other.byWish].map(({ position }) => position))]
  const counted = (run: typeof one, position: number | null) =>
    run.byWish.find((line) => line.position === position)?.learners ?? 0
  return {
    ids: { one: one.id, other: other.id },
    heads: [formatMoment(one.madeAt), formatMoment(other.madeAt)] as const,
    counts: positions.map((position) => [wishWords(position), counted(one, position), counted(other, position)]),
    courses: one.courses.flatMap((course) => {
      const then = other.courses.find(({ id }) => id === course.id)
      const [now, before] = [lineOf(course), then ? lineOf(then) : 'Not taken part']
      return now === before ? [] : [[course.title, now, before]]
    }),
    differences: differences.map(({ here, there, ...learner }) => [
      fullName(learner),
      titleOf(one.courses)(here),
      titleOf(other.courses)(there),
    ]),
  }
})

function lineOf({
  places,
  reserved,
  given,
  rules,
}: {
  places: number
  reserved: number
  given: number
  rules: string[]
}) {
  return `${given} of ${places} places given${reserved > 0 ? `, ${reserved} kept` : ''}. ${ruleLine(rules)}`
}

export default function ComparePage() {
  const { ids, heads, counts, courses, differences } = useLoaderData<typeof loader>()
  return (
    <Page title="Two allocations beside each other" back={paths.panel.allocationRun(ids.one)}>
      <Table
        caption="Which wish came true"
        firstCellIsHeader
        head={['Wish', { text: heads[0], isNumber: true }, { text: heads[1], isNumber: true }]}
        rows={counts}
      />
      <Table
        caption="Courses that are not the same"
        firstCellIsHeader
        head={['Course', ...heads]}
        rows={courses}
        empty={<Empty title="Every course has the same places and rules, and gave as many" />}
      />
      <Table
        caption="Learners whose place is another one"
        firstCellIsHeader
        head={['Learner', ...heads]}
        rows={differences}
        empty={<Empty title="Everybody has the same place in both" />}
      />
    </Page>
  )
}

export const meta = () => [{ title: 'Two allocations - Onward' }]
