import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { recordBounce } from '~/domain/messages/bounce.commands.server'
import { brokenAddresses } from '~/domain/messages/bounce.queries.server'
import { bounceForm } from '~/domain/messages/bounce.schemas'
import { formatMoment } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { EmailInput, Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  mustBeAllowed(ctx, 'bounce.keep', {})
  const found = await brokenAddresses(ctx)
  return { addresses: found.map(({ email, bouncedAt, reason }) => ({ email, reason, when: formatMoment(bouncedAt) })) }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, bounceForm, async ({ email }) => {
    await recordBounce(ctx, email)
    return redirectWithNotice(paths.support.bounces, 'Nothing more is sent to this address')
  }),
)

export default function BouncesPage() {
  const { addresses } = useLoaderData<typeof loader>()
  return (
    <Page title="Addresses that do not work" back={{ href: paths.support.home, text: 'Support' }}>
      <p>
        Nothing is sent to these. Staff of the learner’s school and the adviser see it on the learner’s page and ask for
        another address.
      </p>
      <Table
        caption="Addresses that do not work"
        hideCaption
        isStacked
        head={['Address', 'Since', 'Why', 'Again']}
        rows={addresses.map(({ email, when, reason }, at) => [
          email,
          when,
          reason,
          <ZodForm key="again" action={paths.support.tryAgain} id={`again-${at}`}>
            <Hidden name="email" value={email} />
            <Button kind="secondary">
              Try again<span className="govuk-visually-hidden"> {email}</span>
            </Button>
          </ZodForm>,
        ])}
        empty={<Empty title="Every address works, as far as we know" />}
      />
      <h2 className="govuk-heading-m">A letter came back</h2>
      <ZodForm schema={bounceForm}>
        <EmailInput name="email" label="Address it could not be delivered to" autoComplete="off" />
        <Button>Send nothing more there</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Addresses that do not work - Onward' }]
