import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { fullName } from '~/domain/learners/learner'
import { recordView } from '~/domain/learners/view.commands.server'
import { findConfidentialNote } from '~/domain/participation/confidential-note.queries.server'
import { contactWords } from '~/domain/participation/contact.words'
import { formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { learnerId, body, kind, outcome, writtenAt, writtenBy, ...learner } = await findConfidentialNote(
    ctx,
    id('contactId'),
  )
  await recordView(ctx, learnerId, 'confidential')
  return {
    learnerId,
    name: fullName(learner),
    body,
    about: contactWords({ kind, outcome }),
    written: `${writtenBy ?? 'An adviser'}, ${formatMoment(writtenAt)}`,
  }
})

export default function ConfidentialNotePage() {
  const { learnerId, name, body, about, written } = useLoaderData<typeof loader>()
  return (
    <Page title={`Confidential note about ${name}`} caption={about} back={paths.adviser.learner(learnerId)}>
      <p className="govuk-body onward-own-words">{body}</p>
      <p className="govuk-hint">
        {written}. That you have read it is written down, and {name} can see it.
      </p>
    </Page>
  )
}

export const meta = () => [{ title: 'Confidential note - Onward' }]
