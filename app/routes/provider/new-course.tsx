import { startCourse } from '~/domain/publishing/own-course.commands.server'
import { newCourseForm } from '~/domain/publishing/own-course.schemas'
import { signedIn } from '~/access/door.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async () => null)

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, newCourseForm, async (form) => {
    const courseId = await startCourse(ctx, form)
    return redirectWithNotice(paths.provider.ownCourse(courseId), 'Draft made. Nobody sees it until you publish it')
  }),
)

export default function NewCoursePage() {
  return (
    <Page title="Add a course" back={paths.provider.courses}>
      <p>It begins as a draft. You can leave it at any time and come back.</p>
      <ZodForm>
        <TextInput
          name="title"
          label="What is the course called?"
          hint="As people say it: “Motor Vehicle Level 2”."
          width="two-thirds"
        />
        <Button>Make a draft</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Add a course - Onward' }]
