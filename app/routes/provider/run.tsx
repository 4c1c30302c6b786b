import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { RunFields } from '~/domain/publishing/components/RunFields'
import { startWords } from '~/domain/courses/course-run'
import { findOwnRun, ownSites } from '~/domain/publishing/own-course.queries.server'
import { runTyped } from '~/domain/publishing/own-run'
import { editRun } from '~/domain/publishing/own-run.commands.server'
import { runForm } from '~/domain/publishing/own-run.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const run = await findOwnRun(ctx, id('courseId'), id('runId'))
  return {
    courseId: run.courseId,
    title: `${run.courseTitle}, ${startWords(run)}`,
    version: run.version,
    typed: runTyped(run),
    sites: await ownSites(ctx),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, runForm, async (form) => {
    await editRun(ctx, id('courseId'), id('runId'), form)
    return redirectWithNotice(paths.provider.ownCourse(id('courseId')), 'Saved')
  }),
)

export default function RunPage() {
  const { courseId, title, version, typed, sites } = useLoaderData<typeof loader>()
  return (
    <Page title="Change this start" caption={title} back={paths.provider.ownCourse(courseId)}>
      <ZodForm defaults={typed}>
        <Hidden name="version" value={version} />
        <RunFields sites={sites} />
        <Button>Save</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Change a start - Onward' }]
