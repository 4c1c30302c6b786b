import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { LONGEST_NOTE, mayChange, MINUTES_TO_CHANGE } from '~/domain/notes/note'
import { changeNote } from '~/domain/notes/note.commands.server'
import { findNote } from '~/domain/notes/note.queries.server'
import { noteForm } from '~/domain/notes/note.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { TextArea } from '~/ui/fields/text-area'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { authorId, writtenAt, givenNames, familyName, ...note } = await findNote(ctx, id('noteId'))
  const isFresh = mayChange({ authorId, writtenAt }, ctx.actor.id, ctx.now)
  return { note, name: `${givenNames} ${familyName}`, isFresh }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, noteForm, async ({ text }) => {
    const choiceId = await changeNote(ctx, id('noteId'), text)
    return redirectWithNotice(paths.provider.choice(choiceId), 'Note changed. Only staff can read it.')
  }),
)

export default function ChangeNotePage() {
  const { note, name, isFresh } = useLoaderData<typeof loader>()
  const notNow = `A note can be changed only by its author, for ${MINUTES_TO_CHANGE} minutes.`
  return (
    <Page title="Change a note for staff" caption={name} back={paths.provider.choice(note.choiceId)}>
      <ZodForm defaults={{ text: note.text }}>
        <TextArea name="text" label="Note for staff" rows={5} maxLength={LONGEST_NOTE} />
        <Button {...(isFresh ? {} : { notNow })}>Keep note for staff</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Change a note for staff - Onward' }]
