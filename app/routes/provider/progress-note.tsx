import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { ProgressNotes } from '~/domain/plans/components/ProgressNotes'
import { writeProgressNote } from '~/domain/plans/progress-note.commands.server'
import { findLearnerToNote } from '~/domain/plans/progress-note.queries.server'
import { progressNoteForm } from '~/domain/plans/progress-note.schemas'
import { ratingWords } from '~/domain/plans/progress-note.words'
import { recordView } from '~/domain/learners/view.commands.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: learnerId, givenNames, familyName, notes } = await findLearnerToNote(ctx, id('choiceId'))
  await recordView(ctx, learnerId, 'plan')
  return { name: `${givenNames} ${familyName}`, notes }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, progressNoteForm, async (note) => {
    await writeProgressNote(ctx, id('choiceId'), note)
    return redirectWithNotice(paths.provider.note(id('choiceId')), 'Note saved')
  }),
)

export default function ProgressNotePage() {
  const { name, notes } = useLoaderData<typeof loader>()
  return (
    <Page title={`Progress of ${name}`} back={{ href: paths.provider.registers, text: 'Back to registers' }}>
      <p className="govuk-body">The learner and the adviser can read what you write.</p>
      <ZodForm>
        <Radios name="rating" legend="How does it go?" options={ratingWords} />
        <TextArea name="body" label="Your note" rows={5} maxLength={2000} />
        <Button>Save note</Button>
      </ZodForm>
      <h2 className="govuk-heading-m">Notes so far</h2>
      <ProgressNotes notes={notes} />
    </Page>
  )
}

export const meta = () => [{ title: 'Progress note - Onward' }]
