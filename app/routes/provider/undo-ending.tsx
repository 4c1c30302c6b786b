import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { fullName } from '~/domain/learners/learner'
import { canUndo } from '~/domain/programme-ends/programme-end'
import { findEnd } from '~/domain/programme-ends/programme-end.queries.server'
import { undoForm } from '~/domain/programme-ends/programme-end.schemas'
import { undoEnd } from '~/domain/programme-ends/undo-end.commands.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { TextArea } from '~/ui/fields/text-area'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const end = await findEnd(ctx, id('endId'))
  return {
    id: end.id,
    name: fullName(end),
    course: end.courseTitle,
    isPlacement: end.placementId !== null,
    notNow: canUndo(end, ctx.now) ? undefined : 'This ending cannot be taken back any more.',
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, undoForm, async (form) => {
    await undoEnd(ctx, id('endId'), form)
    return redirectWithNotice(paths.tracking.end(id('endId')), 'The ending is taken back')
  }),
)

export default function UndoEndingPage() {
  const { id, name, course, isPlacement, notNow } = useLoaderData<typeof loader>()
  return (
    <Page title={`${name} did not leave after all`} caption={course} back={paths.tracking.end(id)}>
      <ul className="govuk-list govuk-list--bullet">
        <li>The programme goes on as it was before.</li>
        <li>The adviser need not call any more.</li>
        <li>The learner and the school are told that it was a mistake.</li>
        {isPlacement ? <li>The times of the week stay free. Book them again with the home school.</li> : null}
      </ul>
      <ZodForm>
        <TextArea name="why" label="Why was it a mistake?" rows={3} maxLength={500} />
        <Button kind="warning" {...(notNow ? { notNow } : {})}>
          Take the ending back
        </Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Take an ending back - Onward' }]
