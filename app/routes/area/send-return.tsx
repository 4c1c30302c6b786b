import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { markSent } from '~/domain/nccis-returns/return.commands.server'
import { findReturn } from '~/domain/nccis-returns/return.queries.server'
import { formatDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const month = await findReturn(ctx, id('snapshotId'))
  mustBeAllowed(ctx, 'return.make', { areaId: month.areaId })
  return { id: month.id, name: formatDay(month.periodEnd) }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, z.object({}), async () => {
    await markSent(ctx, id('snapshotId'))
    return redirectWithNotice(paths.returns.month(id('snapshotId')), 'The month is marked as sent')
  }),
)

export default function SendReturnPage() {
  const { id, name } = useLoaderData<typeof loader>()
  return (
    <Page title="Say that it was sent" caption={`The month to ${name}`} back={paths.returns.month(id)}>
      <p className="govuk-body">
        Once you have given the file to the department, the month stays as it is and cannot be frozen again.
      </p>
      <ZodForm>
        <Button>It was sent</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Say that it was sent - Onward' }]
