import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { UndoFile } from '~/domain/catalogues/components/UndoFile'
import { whyNotUndone } from '~/domain/catalogues/file-shown'
import { findFile } from '~/domain/catalogues/own-import.queries.server'
import { RETURNS_KIND, mustTakeIn } from '~/domain/return-files/return-import.commands.server'
import { undoReturn } from '~/domain/return-files/return-undo.commands.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { UNDO_DAYS } from '~/kit/intake-shelf.server'
import { paths } from '~/paths'

export const loader = signedIn(async ({ ctx, id }) => {
  const { fileName, status } = await findFile(ctx, RETURNS_KIND, id('intakeId'))
  mustTakeIn(ctx)
  return { id: id('intakeId'), file: { fileName, days: UNDO_DAYS, notNow: whyNotUndone(status) } }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, z.object({}), async () => {
    const { restored, left } = await undoReturn(ctx, id('intakeId'))
    return redirectWithNotice(
      paths.returns.takenIn(id('intakeId')),
      `Undone: ${restored} taken back, ${left} left as they are now`,
    )
  }),
)

export default function UndoReturnPage() {
  const { id, file } = useLoaderData<typeof loader>()
  return (
    <UndoFile file={file} back={paths.returns.takenIn(id)}>
      What the file said is taken back, and what counted before counts again. Whoever it added is no longer of this
      area, unless somebody has worked with the record since. What was said newer stays.
    </UndoFile>
  )
}

export const meta = () => [{ title: 'Undo a return of others - Onward' }]
