import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { CourseBlocks } from '~/domain/prospectus/components/CourseBlocks'
import { CourseRuns } from '~/domain/prospectus/components/CourseRuns'
import { coursePage } from '~/domain/prospectus/course-page'
import { findCourse } from '~/domain/prospectus/course.queries.server'
import { asPublished } from '~/domain/publishing/own-course'
import { findOwnCourse } from '~/domain/publishing/own-course.queries.server'
import { londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { SummaryList } from '~/ui/summary-list'
import { InsetText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const { slug } = await findOwnCourse(ctx, id('courseId'))
  return { id: id('courseId'), course: coursePage(asPublished(await findCourse(ctx, slug)), londonDay(ctx.now)) }
})

export default function CoursePreviewPage() {
  const { id, course } = useLoaderData<typeof loader>()
  return (
    <Page title={course.title} caption={course.provider.name} back={paths.provider.ownCourse(id)}>
      <InsetText>This is a preview: what learners will see once everything here is published.</InsetText>
      {course.summary ? <p className="govuk-body-l">{course.summary}</p> : null}
      {course.hasWords ? null : <p>{course.provider.noun} has not told us in a few words what this course is.</p>}
      {course.whyNoApplication ? <InsetText>{course.whyNoApplication}</InsetText> : <p>Learners can apply here.</p>}
      <SummaryList missing="Not stated" rows={course.facts} />
      <h2>When and where</h2>
      <CourseRuns runs={course.runs} noun={course.provider.noun} />
      <CourseBlocks blocks={course.blocks} />
    </Page>
  )
}

export const meta = () => [{ title: 'Preview of your course - Onward' }]
