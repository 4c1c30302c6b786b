import { deedByMachine } from '~/access/machine-deed.server'
import { byMachine } from '~/access/machine.server'
import { writeNote } from '~/domain/notes/note.commands.server'
import { standingAfter } from '~/domain/exchange/application.queries.server'
import { noteBody } from '~/domain/exchange/deed.schemas'

/** A note for staff. */
export const action = byMachine((call) =>
  deedByMachine(call, noteBody, async (ctx, body) => {
    const choiceId = call.id('choiceId')
    await writeNote(ctx, choiceId, body.text)
    return standingAfter(ctx, choiceId)
  }),
)
