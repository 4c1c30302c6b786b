import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { UndoFile } from '~/domain/catalogues/components/UndoFile'
import { whyNotUndone } from '~/domain/catalogues/file-shown'
import { findFile } from '~/domain/catalogues/own-import.queries.server'
import { mustTellDestinations, TOLD_KIND } from '~/domain/activity-surveys/told-import.commands.server'
import { undoDestinations } from '~/domain/activity-surveys/told-undo.commands.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { UNDO_DAYS } from '~/kit/intake-shelf.server'
import { paths } from '~/paths'

export const loader = signedIn(async ({ ctx, id }) => {
  const { fileName, status } = await findFile(ctx, TOLD_KIND, id('intakeId'))
  mustTellDestinations(ctx)
  return { id: id('intakeId'), file: { fileName, days: UNDO_DAYS, notNow: whyNotUndone(status) } }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, z.object({}), async () => {
    const { restored, left } = await undoDestinations(ctx, id('intakeId'))
    return redirectWithNotice(
      paths.leavers.file(id('intakeId')),
      `Undone: ${restored} as they were before, ${left} left as they are now`,
    )
  }),
)

export default function UndoDestinationsPage() {
  const { id, file } = useLoaderData<typeof loader>()
  return (
    <UndoFile file={file} back={paths.leavers.file(id)}>
      What the file told goes, and what it replaced counts again. What a later file replaced stays as it is.
    </UndoFile>
  )
}

export const meta = () => [{ title: 'Undo a file of destinations - Onward' }]
