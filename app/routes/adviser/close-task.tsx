import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { fullName } from '~/domain/learners/learner'
import { closeTask } from '~/domain/participation/task.commands.server'
import { findTask } from '~/domain/participation/task.queries.server'
import { taskWordForm } from '~/domain/participation/task.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { TextArea } from '~/ui/fields/text-area'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const task = await findTask(ctx, id('taskId'))
  return {
    name: fullName(task),
    why: task.why,
    notNow: task.state === 'open' ? undefined : 'This is settled already.',
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, taskWordForm, async (form) => {
    await closeTask(ctx, id('taskId'), form)
    return redirectWithNotice(paths.adviser.tasks(), 'Closed')
  }),
)

export default function CloseTaskPage() {
  const { name, why, notNow } = useLoaderData<typeof loader>()
  return (
    <Page title={`Nothing more to do for ${name}`} back={paths.adviser.tasks()}>
      <p className="govuk-body">{why}</p>
      <ZodForm>
        <TextArea
          name="word"
          label="Why is nothing more to be done?"
          hint="The learner may ask to read this."
          rows={3}
          maxLength={500}
        />
        <Button {...(notNow ? { notNow } : {})}>Close it</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Close what was asked - Onward' }]
