import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { areaWordsOf } from '~/domain/courses/area-word.queries.server'
import { ownBlocks } from '~/domain/courses/course-blocks'
import { CourseBlocks } from '~/domain/prospectus/components/CourseBlocks'
import { CourseRuns } from '~/domain/prospectus/components/CourseRuns'
import { coursePage } from '~/domain/prospectus/course-page'
import { findCourse } from '~/domain/prospectus/course.queries.server'
import { ReadingCheck } from '~/domain/publishing/components/ReadingCheck'
import { readingsOf } from '~/domain/publishing/course-reading'
import { asPublished } from '~/domain/publishing/own-course'
import { findOwnCourse } from '~/domain/publishing/own-course.queries.server'
import { londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { SummaryList } from '~/ui/summary-list'
import { Details, InsetText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const own = await findOwnCourse(ctx, id('courseId'))
  const found = asPublished(await findCourse(ctx, own.slug))
  const course = coursePage(found, londonDay(ctx.now), await areaWordsOf(ctx))
  return { id: own.id, course, readings: readingsOf(ownBlocks, own) }
})

export default function CoursePreviewPage() {
  const { id, course, readings } = useLoaderData<typeof loader>()
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
      {readings.length === 0 ? null : (
        <Details summary="How easy it is to read">
          {readings.map(({ slug, title, reading }) => (
            <section key={slug}>
              <h2 className="govuk-heading-s">
                <a href={paths.provider.courseBlock(id, slug)}>{title}</a>
              </h2>
              <ReadingCheck reading={reading} />
            </section>
          ))}
        </Details>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Preview of your course - Onward' }]
