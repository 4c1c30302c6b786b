import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { setDocumentKinds } from '~/domain/enrolment-desk/document.commands.server'
import { documentKindsOf } from '~/domain/enrolment-desk/document.queries.server'
import { kindsForm } from '~/domain/enrolment-desk/document.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { TextArea } from '~/ui/fields/text-area'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx }) => {
  const providerId = ctx.actor.organisationId ?? ''
  mustBeAllowed(ctx, 'enrolment-time.lay-out', { providerId })
  const kinds = await documentKindsOf(ctx, providerId)
  return { lines: kinds.map(({ label }) => label).join('\n') }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, kindsForm, async (form) => {
    await setDocumentKinds(ctx, form)
    return redirectWithNotice(paths.provider.enrolment, 'The list of documents is kept')
  }),
)

export default function DocumentKindsPage() {
  const { lines } = useLoaderData<typeof loader>()
  return (
    <Page title="Documents to see at enrolment" back={{ href: paths.provider.enrolment, text: 'Enrolment' }}>
      <p className="govuk-body">
        Onward keeps that a document was seen, by whom and when. It keeps no copy, and neither should your notes.
      </p>
      <ZodForm defaults={{ lines }}>
        <TextArea
          name="lines"
          label="One document on each line"
          hint="The first one is the proof of who somebody is."
          rows={8}
        />
        <Button>Keep this list</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Documents to see - Onward' }]
