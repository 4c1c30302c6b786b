import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { WaitingTable } from '~/domain/waiting-lists/components/WaitingTable'
import { listRules, ruleWords } from '~/domain/waiting-lists/waiting-list-order'
import { changeListOrder } from '~/domain/waiting-lists/waiting-list-order.commands.server'
import { findList, waitingFor } from '~/domain/waiting-lists/waiting-list-order.queries.server'
import { listOrderForm } from '~/domain/waiting-lists/waiting-list-order.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { title, courseId, providerId, rule, size } = await findList(ctx, id('runId'))
  mustBeAllowed(ctx, 'waiting-list.add', { providerId })
  return { title, courseId, rule, size, waiting: await waitingFor(ctx, id('runId')) }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, listOrderForm, async (form) => {
    await changeListOrder(ctx, id('runId'), form)
    return redirectWithNotice(paths.provider.runWaitingList(id('runId')), 'The list is in this order now')
  }),
)

export default function RunWaitingListPage() {
  const { title, courseId, rule, size, waiting } = useLoaderData<typeof loader>()
  return (
    <Page title="Waiting list" caption={title} back={paths.provider.ownCourse(courseId)}>
      <WaitingTable waiting={waiting} size={size} />
      <ZodForm defaults={{ rule }}>
        <Radios
          name="rule"
          legend="In which order?"
          hint="Learners read the order beside their place. To put it in your own order, move learners one by one."
          options={listRules.map((value) => ({ value, text: ruleWords[value].label }))}
        />
        <Button kind="secondary">Put the list in this order</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Waiting list - Onward' }]
