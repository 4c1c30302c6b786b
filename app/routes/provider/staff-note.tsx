import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { findApplicant } from '~/domain/applications/choice.queries.server'
import { LONGEST_NOTE, MINUTES_TO_CHANGE } from '~/domain/notes/note'
import { writeNote } from '~/domain/notes/note.commands.server'
import { noteForm } from '~/domain/notes/note.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { TextArea } from '~/ui/fields/text-area'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { InsetText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const applicant = await findApplicant(ctx, id('choiceId'))
  mustBeAllowed(ctx, 'note.write', applicant)
  return { id: applicant.id, name: `${applicant.givenNames} ${applicant.familyName}` }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, noteForm, async ({ text }) => {
    await writeNote(ctx, id('choiceId'), text)
    return redirectWithNotice(paths.provider.choice(id('choiceId')), 'Note kept. Only staff can read it.')
  }),
)

export default function StaffNotePage() {
  const { id, name } = useLoaderData<typeof loader>()
  return (
    <Page title="Write a note for staff" caption={name} back={paths.provider.choice(id)}>
      <InsetText>Only admissions staff here read it. The learner never does, and no letter goes.</InsetText>
      <ZodForm>
        <TextArea
          name="text"
          label="Note for staff"
          hint={`Keep to facts about this application. You can change it for ${MINUTES_TO_CHANGE} minutes.`}
          rows={5}
          maxLength={LONGEST_NOTE}
        />
        <Button>Keep note for staff</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Write a note for staff - Onward' }]
