import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { UndoFile } from '~/domain/catalogues/components/UndoFile'
import { whyNotUndone } from '~/domain/catalogues/file-shown'
import { findFile } from '~/domain/catalogues/own-import.queries.server'
import { MARKS_KIND, mustImport } from '~/domain/mark-files/mark-file.commands.server'
import { undoMarks } from '~/domain/mark-files/mark-undo.commands.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { UNDO_DAYS } from '~/kit/intake-shelf.server'
import { paths } from '~/paths'

export const loader = signedIn(async ({ ctx, id }) => {
  const { fileName, status } = await findFile(ctx, MARKS_KIND, id('intakeId'))
  mustImport(ctx)
  return { id: id('intakeId'), file: { fileName, days: UNDO_DAYS, notNow: whyNotUndone(status) } }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, z.object({}), async () => {
    const { restored, left } = await undoMarks(ctx, id('intakeId'))
    return redirectWithNotice(
      paths.tracking.markFile(id('intakeId')),
      `Undone: ${restored} as they were before, ${left} left as they are now`,
    )
  }),
)

export default function UndoMarksPage() {
  const { id, file } = useLoaderData<typeof loader>()
  return (
    <UndoFile file={file} back={paths.tracking.markFile(id)}>
      Each mark becomes as it was before the file. A mark that somebody has corrected since stays as it is. A register
      that only the file had taken is open again.
    </UndoFile>
  )
}

export const meta = () => [{ title: 'Undo a file of marks - Onward' }]
