import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { UNDO_DAYS, undoImport } from '~/domain/catalogues/catalogue-undo.commands.server'
import { findImport } from '~/domain/catalogues/own-import.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { fileName, status } = await findImport(ctx, id('intakeId'))
  return {
    id: id('intakeId'),
    fileName,
    days: UNDO_DAYS,
    notNow: status === 'done' ? undefined : 'There is nothing to undo.',
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, z.object({}), async () => {
    const { restored, withdrawn, left } = await undoImport(ctx, id('intakeId'))
    return redirectWithNotice(
      paths.provider.courseImport(id('intakeId')),
      `Undone: ${restored} put back, ${withdrawn} withdrawn, ${left} left because they were changed since`,
    )
  }),
)

export default function UndoImportPage() {
  const { id, fileName, days, notNow } = useLoaderData<typeof loader>()
  return (
    <Page title="Undo this import" caption={fileName} back={paths.provider.courseImport(id)}>
      <p>
        What the file changed or withdrew becomes as it was before. What it added is withdrawn. What somebody has
        changed since stays as it is. This is possible for {days} days.
      </p>
      <ZodForm>
        <Button kind="warning" {...(notNow ? { notNow } : {})}>
          Undo this import
        </Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Undo an import - Onward' }]
