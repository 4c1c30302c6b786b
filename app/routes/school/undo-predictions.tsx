import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { UndoFile } from '~/domain/catalogues/components/UndoFile'
import { whyNotUndone } from '~/domain/catalogues/file-shown'
import { findSheetOfGrades } from '~/domain/predictions/prediction-import.queries.server'
import { undoPredictions } from '~/domain/predictions/prediction-undo.commands.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { UNDO_DAYS } from '~/kit/intake-shelf.server'
import { paths } from '~/paths'

export const loader = signedIn(async ({ ctx, id }) => {
  const { fileName, status } = await findSheetOfGrades(ctx, id('intakeId'))
  return { id: id('intakeId'), file: { fileName, days: UNDO_DAYS, notNow: whyNotUndone(status) } }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, z.object({}), async () => {
    const { restored, left } = await undoPredictions(ctx, id('intakeId'))
    return redirectWithNotice(
      paths.school.predictionSheet(id('intakeId')),
      `Undone: ${restored} as they were before, ${left} left as they are now`,
    )
  }),
)

export default function UndoPredictionsPage() {
  const { id, file } = useLoaderData<typeof loader>()
  return (
    <UndoFile file={file} back={paths.school.predictionSheet(id)}>
      Each grade becomes as it was before the file. What somebody has changed since stays as it is. So does what was
      released with a reference.
    </UndoFile>
  )
}

export const meta = () => [{ title: 'Undo a file of predicted grades - Onward' }]
