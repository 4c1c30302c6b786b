import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { RunFields } from '~/domain/publishing/components/RunFields'
import { findOwnCourse, ownSites } from '~/domain/publishing/own-course.queries.server'
import { addRun } from '~/domain/publishing/own-run.commands.server'
import { runForm } from '~/domain/publishing/own-run.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { title } = await findOwnCourse(ctx, id('courseId'))
  return { courseId: id('courseId'), title, sites: await ownSites(ctx) }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, runForm, async (form) => {
    await addRun(ctx, id('courseId'), form)
    return redirectWithNotice(paths.provider.ownCourse(id('courseId')), 'Start added as a draft')
  }),
)

export default function NewRunPage() {
  const { courseId, title, sites } = useLoaderData<typeof loader>()
  const [only] = sites
  return (
    <Page title="Add a start" caption={title} back={paths.provider.ownCourse(courseId)}>
      <p>One start is the course at one place, from one day. Learners apply to a start.</p>
      <ZodForm defaults={{ siteId: sites.length === 1 ? only?.id : undefined }}>
        <RunFields sites={sites} />
        <Button>Add this start</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Add a start - Onward' }]
