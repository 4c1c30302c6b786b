import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { isAllowed } from '~/access/policy'
import { OwnedGaps } from '~/domain/planning/components/OwnedGaps'
import { ownerTags } from '~/domain/planning/course-gap.words'
import { ownedGaps } from '~/domain/planning/gap-page.queries.server'
import { CourseTools } from '~/domain/prospectus/components/CourseTools'
import { warningsOf } from '~/domain/publishing/own-course'
import { ownCoursesQuestion } from '~/domain/publishing/own-course-list'
import { countOwnCourses, ownCourses } from '~/domain/publishing/own-course.queries.server'
import { courseTags } from '~/domain/publishing/publishing.words'
import { formatDay, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Button, LinkButton } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { SearchInput } from '~/ui/fields/text-input'
import { SearchForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Pager } from '~/ui/pagination'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url }) => {
  const question = ownCoursesQuestion.parse(Object.fromEntries(url.searchParams))
  const { after, ...kept } = question
  const today = londonDay(ctx.now)
  const { rows, next } = await ownCourses(ctx, question)
  const subject = { providerId: ctx.actor.organisationId }
  const gaps = await ownedGaps(ctx)
  return {
    gaps: gaps.map(({ id, name, nextStep, dueOn, state }) => ({
      ...{ id, name, nextStep, due: formatDay(dueOn), tag: ownerTags[state] },
    })),
    question: kept,
    counts: await countOwnCourses(ctx),
    courses: rows.map((row) => ({
      id: row.id,
      title: row.title,
      status: row.status,
      appears: row.publishOn === null ? null : formatDay(row.publishOn),
      runs: row.runs ?? 0,
      drafts: row.drafts ?? 0,
      choices: row.choices ?? 0,
      reviewed: row.reviewedOn === null ? 'Never' : formatDay(row.reviewedOn),
      warnings: warningsOf(row, today),
    })),
    next: next ? paths.provider.coursesOf({ ...kept, after: next }) : undefined,
    start: after ? paths.provider.coursesOf(kept) : undefined,
    mayEdit: isAllowed(ctx.actor, 'course.edit', subject),
    mayImport: isAllowed(ctx.actor, 'import.courses', subject),
    maySwitch: isAllowed(ctx.actor, 'requests.switch', subject),
  }
})

export default function OwnCoursesPage() {
  const { gaps, question, counts, courses, next, start, mayEdit, mayImport, maySwitch } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Courses"
      actions={mayEdit ? <LinkButton href={paths.provider.newCourse}>Add a course</LinkButton> : null}
    >
      <OwnedGaps gaps={gaps} />
      <SearchForm action={paths.provider.courses} label="Find a course" isInline>
        <SearchInput name="q" label="Title" defaultValue={question.q} width={20} />
        <Select
          name="state"
          label="State"
          empty="Any"
          defaultValue={question.state}
          options={{
            live: `Live (${counts.live})`,
            draft: `Draft (${counts.draft})`,
            withdrawn: `Withdrawn (${counts.withdrawn})`,
          }}
        />
        <Select
          name="need"
          label="To do"
          empty="Anything"
          defaultValue={question.need}
          options={{
            stale: `Not looked through for a year (${counts.stale} live)`,
            incomplete: `Something important is missing (${counts.incomplete} live)`,
          }}
        />
        <Button kind="secondary">Show these</Button>
      </SearchForm>
      <Table
        caption="Your courses"
        hideCaption
        firstCellIsHeader
        isCompact
        head={[
          'Course',
          'State',
          { text: 'Starts', isNumber: true },
          { text: 'Applications', isNumber: true },
          'Last reviewed',
          'To do',
        ]}
        rows={courses.map((course) => [
          <a className="govuk-link" key={course.id} href={paths.provider.ownCourse(course.id)}>
            {course.title}
          </a>,
          <span key="state">
            <StatusTag tag={courseTags[course.status]} />
            {course.appears ? ` Appears on ${course.appears}` : ''}
          </span>,
          course.drafts > 0 ? `${course.runs}, and ${course.drafts} draft` : course.runs,
          course.choices,
          course.reviewed,
          course.warnings.join('. '),
        ])}
        empty={
          <Empty
            title={
              question.q || question.state || question.need
                ? 'No course of yours is like that'
                : 'No course of yours is on Onward yet'
            }
          >
            <p>Add one here, or bring them all in from a file.</p>
          </Empty>
        }
      />
      {start ? (
        <p>
          <a href={start}>Back to the first page</a>
        </p>
      ) : null}
      <Pager {...(next ? { next } : {})} label="Pages of courses" />
      <CourseTools mayEdit={mayEdit} mayImport={mayImport} maySwitch={maySwitch} />
    </Page>
  )
}

export const meta = () => [{ title: 'Your courses - Onward' }]
