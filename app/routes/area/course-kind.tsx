import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { choicesIn } from '~/domain/courses/area-word'
import { areaWordsOf } from '~/domain/courses/area-word.queries.server'
import { correctKind } from '~/domain/publishing/course-kind.commands.server'
import { findCourseKind } from '~/domain/publishing/course-kind.queries.server'
import { courseKindForm } from '~/domain/publishing/course-kind.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { slug, title, version, route, subjectCode, providerName, origin } = await findCourseKind(ctx, id('courseId'))
  const local = await areaWordsOf(ctx)
  return {
    course: { slug, title, version, provider: providerName, isFromFeed: origin === 'feed' },
    said: { route: route ?? '', subjectCode: subjectCode ?? '' },
    routes: choicesIn(local, 'route'),
    subjects: choicesIn(local, 'subject'),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, courseKindForm, async (told) => {
    const { slug } = await findCourseKind(ctx, id('courseId'))
    await correctKind(ctx, id('courseId'), told)
    return redirectWithNotice(paths.course(slug), 'Saved')
  }),
)

export default function CourseKindPage() {
  const { course, said, routes, subjects } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Route and subject"
      caption={`${course.title}, ${course.provider}`}
      back={{ href: paths.course(course.slug), text: 'The course' }}
    >
      <p>
        Put these right where the provider has them wrong. The provider sees that you did.
        {course.isFromFeed ? ' The next file from the provider leaves them as you say here.' : ''}
      </p>
      <ZodForm schema={courseKindForm} defaults={said}>
        <Hidden name="version" value={course.version} />
        <Select name="route" label="Route" options={routes} empty="Not stated" />
        <Select name="subjectCode" label="Subject" options={subjects} empty="Not stated" />
        <Button>Save</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Route and subject - Onward' }]
