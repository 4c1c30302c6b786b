import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { ToldEntry, WhoseField } from '~/domain/applications/components/WhoseElsewhere'
import { sayWhetherMine } from '~/domain/applications/outside-application.commands.server'
import { findOutsideApplication } from '~/domain/applications/outside-application.queries.server'
import { whoseForm } from '~/domain/applications/outside-application.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { learnerId: _, ...entry } = await findOutsideApplication(ctx, id('outsideId'))
  return { entry }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, whoseForm, async ({ whose }) => {
    await sayWhetherMine(ctx, id('outsideId'), { isMine: whose === 'mine' })
    return redirectWithNotice(paths.learner.elsewhere, 'Thank you. We have kept your answer.')
  }),
)

export default function WhoseElsewherePage() {
  const { entry } = useLoaderData<typeof loader>()
  return (
    <Page title={`Is this application yours: ${entry.title}?`} back={paths.learner.elsewhere}>
      <ToldEntry entry={entry} />
      <p className="govuk-body">
        {entry.organisationName} told us this. They see nothing of what you do on Onward because of it. If it is not
        yours, say so. Then it comes off the list that your school and your adviser see.
      </p>
      <ZodForm defaults={{ whose: entry.isDenied ? 'not-mine' : '' }}>
        <WhoseField legend="Is it yours?" mine="Yes, I applied there" notMine="No, this is not mine" />
        <Button>Save</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Is this application yours? - Onward' }]
