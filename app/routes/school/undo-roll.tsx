import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { findRoll } from '~/domain/learners/roll-import.queries.server'
import { undoRoll } from '~/domain/learners/roll-undo.commands.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { UNDO_DAYS } from '~/kit/intake-shelf.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { fileName, status } = await findRoll(ctx, id('intakeId'))
  const notNow = status === 'done' ? undefined : 'There is nothing to undo.'
  return { id: id('intakeId'), fileName, days: UNDO_DAYS, notNow }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, z.object({}), async () => {
    const { restored, takenOff, left } = await undoRoll(ctx, id('intakeId'))
    return redirectWithNotice(
      paths.school.rollFile(id('intakeId')),
      `Undone: ${restored} put back, ${takenOff} taken off the roll, ${left} left as they are now`,
    )
  }),
)

export default function UndoRollPage() {
  const { id, fileName, days, notNow } = useLoaderData<typeof loader>()
  return (
    <Page title="Undo this file" caption={fileName} back={paths.school.rollFile(id)}>
      <p className="govuk-body">
        What the file changed becomes as it was before. Whom it added is taken off your roll, unless they have joined
        Onward since. Whom it took off is put back. What somebody has changed since stays as it is. This is possible for{' '}
        {days} days.
      </p>
      <ZodForm>
        <Button kind="warning" {...(notNow ? { notNow } : {})}>
          Undo this file
        </Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Undo a file of your roll - Onward' }]
