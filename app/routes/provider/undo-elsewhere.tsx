import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { UndoFile } from '~/domain/catalogues/components/UndoFile'
import { whyNotUndone } from '~/domain/catalogues/file-shown'
import { findFile } from '~/domain/catalogues/own-import.queries.server'
import { mustTell, TOLD_KIND } from '~/domain/elsewhere/tell.commands.server'
import { undoTold } from '~/domain/elsewhere/undo-told.commands.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { UNDO_DAYS } from '~/kit/intake-shelf.server'
import { paths } from '~/paths'

export const loader = signedIn(async ({ ctx, id }) => {
  const { fileName, status } = await findFile(ctx, TOLD_KIND, id('intakeId'))
  mustTell(ctx)
  return { id: id('intakeId'), file: { fileName, days: UNDO_DAYS, notNow: whyNotUndone(status) } }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, z.object({}), async () => {
    const { restored, left } = await undoTold(ctx, id('intakeId'))
    return redirectWithNotice(
      paths.provider.elsewhereFile(id('intakeId')),
      `Undone: ${restored} as they were before, ${left} left as they are now`,
    )
  }),
)

export default function UndoElsewherePage() {
  const { id, file } = useLoaderData<typeof loader>()
  return (
    <UndoFile file={file} back={paths.provider.elsewhereFile(id)}>
      Each application becomes as it was before the file; one that the file told of first goes. What was changed since
      stays as it is.
    </UndoFile>
  )
}

export const meta = () => [{ title: 'Undo a file of applications - Onward' }]
