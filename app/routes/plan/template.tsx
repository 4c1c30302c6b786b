import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { careOf } from '~/domain/learners/care.queries.server'
import { findPlan } from '~/domain/plans/plan.queries.server'
import { choosePlanTemplate } from '~/domain/plans/template.commands.server'
import { planTemplates } from '~/domain/plans/template.queries.server'
import { chooseTemplateForm } from '~/domain/plans/template.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: learnerId, givenNames, familyName, templateName } = await findPlan(ctx, id('learnerId'))
  mustBeAllowed(ctx, 'plan.choose-template', await careOf(ctx, learnerId))
  const templates = await planTemplates(ctx)
  return {
    learnerId,
    name: `${givenNames} ${familyName}`,
    templateName,
    options: templates.map((one) => ({ value: one.id, text: `${one.name}: a review every ${one.reviewWeeks} weeks` })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, chooseTemplateForm, async ({ template }) => {
    await choosePlanTemplate(ctx, id('learnerId'), template)
    return redirectWithNotice(paths.plan.home(id('learnerId')), 'The plan follows this template now')
  }),
)

export default function PlanTemplateChoicePage() {
  const { learnerId, name, templateName, options } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Choose a template"
      caption={name}
      back={{ href: paths.plan.home(learnerId), text: 'Back to the plan' }}
    >
      <p className="govuk-body">
        {templateName ? `The plan follows “${templateName}” now.` : 'The plan follows no template yet.'} A template says
        who reads and writes each part, and how often the plan is looked at.
      </p>
      {options.length === 0 ? (
        <Empty title="There is no template in this area yet" />
      ) : (
        <ZodForm>
          <Radios name="template" legend="Which template?" options={options} />
          <Button>Choose</Button>
        </ZodForm>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Choose a template - Onward' }]
