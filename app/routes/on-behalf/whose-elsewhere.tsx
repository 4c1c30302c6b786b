import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { ToldEntry, WhoseField } from '~/domain/applications/components/WhoseElsewhere'
import { sayWhetherMine } from '~/domain/applications/outside-application.commands.server'
import { findOutsideApplication } from '~/domain/applications/outside-application.queries.server'
import { whoseForm } from '~/domain/applications/outside-application.schemas'
import { careOf } from '~/domain/learners/care.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const entry = await findOutsideApplication(ctx, id('outsideId'))
  mustBeAllowed(ctx, 'outside-application.keep', await careOf(ctx, entry.learnerId))
  return { entry }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, whoseForm, async ({ whose }) => {
    const { learnerId } = await findOutsideApplication(ctx, id('outsideId'))
    await sayWhetherMine(ctx, id('outsideId'), { isMine: whose === 'mine' })
    return redirectWithNotice(paths.onBehalf.elsewhere(learnerId), 'Saved')
  }),
)

export default function WhoseElsewhereForLearnerPage() {
  const { entry } = useLoaderData<typeof loader>()
  return (
    <Page title="Whose application is this?" caption={entry.title} back={paths.onBehalf.elsewhere(entry.learnerId)}>
      <ToldEntry entry={entry} />
      <p className="govuk-body">
        {entry.organisationName} told us this, by its own form. If the learner says that it is somebody else’s, it no
        longer counts, and the provider is told so with its next file.
      </p>
      <ZodForm defaults={{ whose: entry.isDenied ? 'not-mine' : '' }}>
        <WhoseField
          legend="Has the learner applied there?"
          mine="Yes, the learner has applied there"
          notMine="No, it is not the learner’s"
        />
        <Button>Save</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Whose application is this? - Onward' }]
