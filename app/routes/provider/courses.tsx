import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { ownCourses } from '~/domain/prospectus/own-course.queries.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Pager } from '~/ui/pagination'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url }) => {
  const after = z.string().catch('').parse(url.searchParams.get('after'))
  const { rows, next } = await ownCourses(ctx, after || null)
  return { courses: rows, next: next ? paths.provider.coursesOf({ after: next }) : undefined, isFirst: after === '' }
})

const statusTags = {
  draft: { text: 'Draft', colour: 'grey' },
  live: { text: 'Live', colour: 'green' },
  withdrawn: { text: 'Withdrawn', colour: 'red' },
} as const

export default function OwnCoursesPage() {
  const { courses, next, isFirst } = useLoaderData<typeof loader>()
  return (
    <Page title="Courses">
      <p className="govuk-body">
        Your courses come from your own feed. To change one, change it there. Live courses can be found by everybody.
      </p>
      <Table
        caption="Your courses"
        hideCaption
        firstCellIsHeader
        head={['Course', 'State', { text: 'Starts', isNumber: true }, { text: 'Applications', isNumber: true }]}
        rows={courses.map(({ id, slug, title, status, runs, choices }) => [
          status === 'live' ? (
            <a className="govuk-link" key={id} href={paths.course(slug)}>
              {title}
            </a>
          ) : (
            title
          ),
          <StatusTag key="state" tag={statusTags[status]} />,
          runs,
          choices,
        ])}
        empty={<Empty title="No course of yours is on Onward yet" />}
      />
      <Pager
        {...(isFirst ? {} : { previous: paths.provider.courses })}
        {...(next ? { next } : {})}
        label="Pages of courses"
      />
    </Page>
  )
}

export const meta = () => [{ title: 'Your courses - Onward' }]
