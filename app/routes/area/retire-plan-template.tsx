import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { retirePlanTemplate } from '~/domain/plans/template.commands.server'
import { findPlanTemplate } from '~/domain/plans/template.queries.server'
import { retireForm } from '~/domain/plans/template.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { name, version } = await findPlanTemplate(ctx, id('templateId'))
  return { id: id('templateId'), name, version }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, retireForm, async ({ version }) => {
    await retirePlanTemplate(ctx, id('templateId'), version)
    return redirectWithNotice(paths.area.planTemplates, 'The template is out of use')
  }),
)

export default function RetirePlanTemplatePage() {
  const { id, name, version } = useLoaderData<typeof loader>()
  return (
    <Page title={`Take out of use: ${name}`} back={paths.area.planTemplate(id)}>
      <p className="govuk-body">Plans that follow it keep what they have. Nobody can choose it any more.</p>
      <ZodForm>
        <Hidden name="version" value={version} />
        <Button kind="warning">Take out of use</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Take a template out of use - Onward' }]
