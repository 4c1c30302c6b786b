import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { fullName } from '~/domain/learners/learner'
import { appealCase } from '~/domain/panels/case-end.commands.server'
import { findCase } from '~/domain/panels/case.queries.server'
import { appealForm, WHY_AT_MOST } from '~/domain/panels/case.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { TextArea } from '~/ui/fields/text-area'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const found = await findCase(ctx, id('caseId'))
  mustBeAllowed(ctx, 'case.appeal', { schoolId: found.homeId })
  return { id: found.id, version: found.version, name: fullName(found) }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, appealForm, async (appeal) => {
    await appealCase(ctx, id('caseId'), appeal)
    return redirectWithNotice(paths.cases.case(id('caseId')), 'Appealed. Other people decide at the next meeting.')
  }),
)

export default function AppealPage() {
  const { id, version, name } = useLoaderData<typeof loader>()
  return (
    <Page title="Appeal" caption={name} back={paths.cases.case(id)}>
      <p className="govuk-body">Nobody who decided before decides again. Their second decision stands.</p>
      <ZodForm>
        <TextArea name="words" label="Why should it be looked at again?" rows={5} maxLength={WHY_AT_MOST} />
        <Hidden name="version" value={version} />
        <Button>Appeal</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Appeal - Onward' }]
