import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { UndoFile } from '~/domain/catalogues/components/UndoFile'
import { whyNotUndone } from '~/domain/catalogues/file-shown'
import { findFile } from '~/domain/catalogues/own-import.queries.server'
import { mustImport, PROGRESS_KIND, roundOfFile } from '~/domain/progress/entry-import.commands.server'
import { undoProgress } from '~/domain/progress/entry-undo.commands.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { UNDO_DAYS } from '~/kit/intake-shelf.server'
import { paths } from '~/paths'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: intakeId, fileName, status } = await findFile(ctx, PROGRESS_KIND, id('intakeId'))
  await mustImport(ctx, await roundOfFile(ctx, intakeId))
  return { id: intakeId, file: { fileName, days: UNDO_DAYS, notNow: whyNotUndone(status) } }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, z.object({}), async () => {
    const { restored, left } = await undoProgress(ctx, id('intakeId'))
    return redirectWithNotice(
      paths.progress.file(id('intakeId')),
      `Undone: ${restored} as they were before, ${left} left as they are now`,
    )
  }),
)

export default function UndoProgressPage() {
  const { id, file } = useLoaderData<typeof loader>()
  return (
    <UndoFile file={file} back={paths.progress.file(id)}>
      Each row becomes as it was before the file. What somebody has changed since stays as it is.
    </UndoFile>
  )
}

export const meta = () => [{ title: 'Undo a file of progress - Onward' }]
