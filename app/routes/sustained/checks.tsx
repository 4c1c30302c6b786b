import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { fullName } from '~/domain/learners/learner'
import { checkState } from '~/domain/programme-ends/sustained'
import { CHECKS_A_PAGE, openChecks } from '~/domain/programme-ends/sustained.queries.server'
import { sustainedPage } from '~/domain/programme-ends/sustained.schemas'
import { checkTags } from '~/domain/programme-ends/sustained.words'
import { formatDay, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Pager } from '~/ui/pagination'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url }) => {
  const page = sustainedPage.parse(url.searchParams.get('page') ?? 1)
  const found = await openChecks(ctx, page)
  const today = londonDay(ctx.now)
  return {
    previous: page > 1 ? paths.tracking.checks({ page: String(page - 1) }) : undefined,
    next: found.length > CHECKS_A_PAGE ? paths.tracking.checks({ page: String(page + 1) }) : undefined,
    rows: found.slice(0, CHECKS_A_PAGE).map((check) => ({
      id: check.id,
      name: fullName(check),
      course: `${check.courseTitle}, ${check.providerName}`,
      next: [check.next, check.nextProvider].filter(Boolean).join(', '),
      since: formatDay(check.fromOn),
      due: formatDay(check.dueOn),
      state: checkState(check, today),
    })),
  }
})

export default function ChecksPage() {
  const { rows, previous, next } = useLoaderData<typeof loader>()
  return (
    <Page title="Still there after six months?">
      <p className="govuk-body">
        Six months after a programme ended we ask whether the learner stayed with what came next. What the record shows
        by itself is answered already.
      </p>
      <Table
        caption="To answer, the oldest first"
        firstCellIsHeader
        isStacked
        head={['Learner', 'Programme that ended', 'What came next', 'Since', 'Asked on', 'State']}
        rows={rows.map(({ id, name, course, next, since, due, state }) => [
          <a href={paths.tracking.answerCheck(id)} key={id}>
            {name}
          </a>,
          course,
          next,
          since,
          due,
          <StatusTag tag={checkTags[state]} key="state" />,
        ])}
        empty={
          <Empty title="Nobody to ask after">Six months after a programme has ended, the learner stands here.</Empty>
        }
      />
      <Pager {...(previous ? { previous } : {})} {...(next ? { next } : {})} label="Pages of learners" />
    </Page>
  )
}

export const meta = () => [{ title: 'Still there after six months? - Onward' }]
