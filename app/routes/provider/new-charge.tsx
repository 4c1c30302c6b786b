import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { beginStatement } from '~/domain/charges/charge.commands.server'
import { homesOf } from '~/domain/charges/charge.queries.server'
import { statementForm } from '~/domain/charges/charge.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => ({
  homes: (await homesOf(ctx)).map(({ id, name }) => ({ value: id, text: name })),
}))

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, statementForm, async (form) => {
    const id = await beginStatement(ctx, form)
    return redirectWithNotice(paths.charges.statement(id), 'The draft is there. Nobody else sees it yet')
  }),
)

export default function NewChargePage() {
  const { homes } = useLoaderData<typeof loader>()
  return (
    <Page title="Begin a statement" back={{ href: paths.charges.provider, text: 'Charges' }}>
      {homes.length === 0 ? (
        <Empty title="No learner of another school has been placed here">
          <p className="govuk-body">A statement is about placements. They begin with a panel’s decision.</p>
        </Empty>
      ) : (
        <ZodForm>
          <Select name="home" label="For which home school?" options={homes} empty="Choose a school" />
          <DateInput name="fromOn" legend="First day" />
          <DateInput name="untilOn" legend="Last day" />
          <Button>Work it out</Button>
        </ZodForm>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Begin a statement - Onward' }]
