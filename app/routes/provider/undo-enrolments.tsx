import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { findEnrolmentFile } from '~/domain/enrolment-files/enrolment-file.queries.server'
import { undoFile } from '~/domain/enrolment-files/undo-file.commands.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { UNDO_DAYS } from '~/kit/intake-shelf.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { fileName, status } = await findEnrolmentFile(ctx, id('intakeId'))
  const notNow = status === 'done' ? undefined : 'There is nothing to undo.'
  return { id: id('intakeId'), fileName, days: UNDO_DAYS, notNow }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, z.object({}), async () => {
    await undoFile(ctx, id('intakeId'))
    return redirectWithNotice(paths.provider.enrolmentFile(id('intakeId')), 'The file is undone')
  }),
)

export default function UndoEnrolmentsPage() {
  const { id, fileName, days, notNow } = useLoaderData<typeof loader>()
  return (
    <Page title="Undo this file" caption={fileName} back={paths.provider.enrolmentFile(id)}>
      <p className="govuk-body">
        Whom this file enrolled has a confirmed place again, and gets a letter that says so. What somebody has changed
        since stays as it is. So does who had started late. This is possible for {days} days.
      </p>
      <p className="govuk-body">A backup that a learner gave back does not come back by this.</p>
      <ZodForm>
        <Button kind="warning" {...(notNow ? { notNow } : {})}>
          Undo this file
        </Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Undo an enrolment file - Onward' }]
