import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { TemplateFields } from '~/domain/plans/components/TemplateFields'
import { changePlanTemplate } from '~/domain/plans/template.commands.server'
import { findPlanTemplate } from '~/domain/plans/template.queries.server'
import { templateForm } from '~/domain/plans/template.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { name, reviewWeeks, rights, version } = await findPlanTemplate(ctx, id('templateId'))
  return { id: id('templateId'), version, template: { name, reviewWeeks, rights } }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, templateForm, async (form) => {
    await changePlanTemplate(ctx, id('templateId'), form)
    return redirectWithNotice(paths.area.planTemplates, 'The template is changed')
  }),
)

export default function PlanTemplatePage() {
  const { id, version, template } = useLoaderData<typeof loader>()
  return (
    <Page title={template.name} back={{ href: paths.area.planTemplates, text: 'Templates of plans' }}>
      <ZodForm defaults={template}>
        <Hidden name="version" value={version} />
        <TemplateFields />
        <Button>Save</Button>
      </ZodForm>
      <p className="govuk-body">
        <a href={paths.area.retirePlanTemplate(id)}>Take it out of use</a>
      </p>
    </Page>
  )
}

export const meta = () => [{ title: 'A template - Onward' }]
