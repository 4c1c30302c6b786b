import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { labelOf } from '~/domain/courses/course-blocks'
import { giveBackToFeed } from '~/domain/publishing/own-course.commands.server'
import { findOwnCourse } from '~/domain/publishing/own-course.queries.server'
import { moveForm } from '~/domain/publishing/own-course.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { title, version, edited } = await findOwnCourse(ctx, id('courseId'))
  return { id: id('courseId'), title, version, edited: edited.filter((column) => column !== 'status').map(labelOf) }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, moveForm, async ({ version }) => {
    await giveBackToFeed(ctx, id('courseId'), version)
    return redirectWithNotice(paths.provider.ownCourse(id('courseId')), 'The next file writes this course again')
  }),
)

export default function CourseFollowsFeedPage() {
  const course = useLoaderData<typeof loader>()
  return (
    <Page title="Follow the feed again" caption={course.title} back={paths.provider.ownCourse(course.id)}>
      <p>
        {course.edited.length > 0 ? `Written by hand: ${course.edited.join(', ')}. ` : ''}
        The next file from your feed writes all of this course and its starts again. What stands here stays until then.
      </p>
      <ZodForm>
        <Hidden name="version" value={course.version} />
        <Button kind="warning">Follow the feed again</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Follow the feed again - Onward' }]
