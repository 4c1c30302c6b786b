import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { NewCase } from '~/domain/panels/components/NewCase'
import { caseToBegin, learnerOfChoice, panelMeant } from '~/domain/panels/case-begin.queries.server'
import { putForward } from '~/domain/panels/case.commands.server'
import { caseForm } from '~/domain/panels/case.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

const panelAsked = z.uuid().nullable().catch(null)

export const loader = signedIn(async ({ ctx, id, url }) => {
  const learnerId = await learnerOfChoice(ctx, id('choiceId'))
  const asked = panelAsked.parse(url.searchParams.get('panel'))
  return { id: id('choiceId'), ...(await caseToBegin(ctx, learnerId, asked)) }
})

export const action = signedIn(({ ctx, id, request, url }) =>
  handleForm(request, caseForm, async (form) => {
    const learnerId = await learnerOfChoice(ctx, id('choiceId'))
    const panelId = await panelMeant(ctx, learnerId, panelAsked.parse(url.searchParams.get('panel')))
    const caseId = await putForward(ctx, panelId, learnerId, form)
    return redirectWithNotice(paths.cases.case(caseId), form.step === 'submit' ? 'Submitted' : 'Saved as a draft')
  }),
)

export default function PutApplicantForwardPage() {
  const { id, name, ...shown } = useLoaderData<typeof loader>()
  return (
    <Page title="Put forward for a shared place" caption={name} back={paths.cases.all()}>
      <NewCase {...shown} hrefOf={(panelId) => paths.provider.putForward(id, panelId)} />
    </Page>
  )
}

export const meta = () => [{ title: 'Put forward for a shared place - Onward' }]
