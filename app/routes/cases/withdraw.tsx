import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { ReasonRadios } from '~/domain/endings/components/ReasonRadios'
import { fullName } from '~/domain/learners/learner'
import { keptBy, whatCloses } from '~/domain/panels/case'
import { withdrawCase } from '~/domain/panels/case-end.commands.server'
import { findCase, panelReasons } from '~/domain/panels/case.queries.server'
import { caseEnd } from '~/domain/panels/case.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { InsetText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const found = await findCase(ctx, id('caseId'))
  mustBeAllowed(ctx, 'case.see-to', keptBy(found, ctx.actor))
  return {
    id: found.id,
    version: found.version,
    name: fullName(found),
    closes: whatCloses(found),
    reasons: await panelReasons(ctx, ['panel-withdrawal']),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, caseEnd, async (end) => {
    await withdrawCase(ctx, id('caseId'), end)
    return redirectWithNotice(paths.cases.case(id('caseId')), 'Withdrawn')
  }),
)

export default function WithdrawCasePage() {
  const { id, version, name, closes, reasons } = useLoaderData<typeof loader>()
  return (
    <Page title="Withdraw the case" caption={name} back={paths.cases.case(id)}>
      <InsetText>
        This closes with it:
        <ul className="govuk-list govuk-list--bullet">
          {closes.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </InsetText>
      <ZodForm>
        <ReasonRadios reasons={reasons} legend="Why?" />
        <Hidden name="version" value={version} />
        <Button kind="warning">Withdraw</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Withdraw the case - Onward' }]
