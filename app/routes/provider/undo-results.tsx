import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { mustPutIn } from '~/domain/results/result.commands.server'
import { findResultSheet } from '~/domain/results/result-import.queries.server'
import { undoResults } from '~/domain/results/result-undo.commands.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { UNDO_DAYS } from '~/kit/intake-shelf.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { fileName, status } = await findResultSheet(ctx, id('intakeId'))
  mustPutIn(ctx)
  const notNow = status === 'done' ? undefined : 'There is nothing to undo.'
  return { id: id('intakeId'), fileName, days: UNDO_DAYS, notNow }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, z.object({}), async () => {
    const { restored, left } = await undoResults(ctx, id('intakeId'))
    return redirectWithNotice(
      paths.provider.resultSheet(id('intakeId')),
      `Undone: ${restored} as they were before, ${left} left as they are now`,
    )
  }),
)

export default function UndoResultsPage() {
  const { id, fileName, days, notNow } = useLoaderData<typeof loader>()
  return (
    <Page title="Undo this file" caption={fileName} back={paths.provider.resultSheet(id)}>
      <p className="govuk-body">
        Each result becomes as it was before the file. What somebody has changed since stays as it is. A place that was
        confirmed stays confirmed. This is possible for {days} days.
      </p>
      <ZodForm>
        <Button kind="warning" {...(notNow ? { notNow } : {})}>
          Undo this file
        </Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Undo a file of results - Onward' }]
