import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { UndoFile } from '~/domain/catalogues/components/UndoFile'
import { whyNotUndone } from '~/domain/catalogues/file-shown'
import { mustPutIn } from '~/domain/results/result.commands.server'
import { findResultSheet } from '~/domain/results/result-import.queries.server'
import { undoResults } from '~/domain/results/result-undo.commands.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { UNDO_DAYS } from '~/kit/intake-shelf.server'
import { paths } from '~/paths'

export const loader = signedIn(async ({ ctx, id }) => {
  const { fileName, status } = await findResultSheet(ctx, id('intakeId'))
  mustPutIn(ctx)
  return { id: id('intakeId'), file: { fileName, days: UNDO_DAYS, notNow: whyNotUndone(status) } }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, z.object({}), async () => {
    const { restored, left } = await undoResults(ctx, id('intakeId'))
    return redirectWithNotice(
      paths.school.resultSheet(id('intakeId')),
      `Undone: ${restored} as they were before, ${left} left as they are now`,
    )
  }),
)

export default function UndoResultsPage() {
  const { id, file } = useLoaderData<typeof loader>()
  return (
    <UndoFile file={file} back={paths.school.resultSheet(id)}>
      Each result becomes as it was before the file. What somebody has changed since stays as it is. A place that was
      confirmed stays confirmed.
    </UndoFile>
  )
}

export const meta = () => [{ title: 'Undo a file of results - Onward' }]
