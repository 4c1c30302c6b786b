import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { TemplateFields } from '~/domain/plans/components/TemplateFields'
import { USUAL_REVIEW_WEEKS, usualRights } from '~/domain/plans/plan-rights'
import { makePlanTemplate } from '~/domain/plans/template.commands.server'
import { templateForm } from '~/domain/plans/template.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(({ ctx }) => {
  mustBeAllowed(ctx, 'plan-template.keep', { areaId: ctx.actor.areaId })
  return Promise.resolve({ usual: { reviewWeeks: USUAL_REVIEW_WEEKS, rights: usualRights } })
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, templateForm, async (form) => {
    await makePlanTemplate(ctx, form)
    return redirectWithNotice(paths.area.planTemplates, 'The template is made')
  }),
)

export default function NewPlanTemplatePage() {
  const { usual } = useLoaderData<typeof loader>()
  return (
    <Page title="Make a template" back={{ href: paths.area.planTemplates, text: 'Templates of plans' }}>
      <ZodForm defaults={usual}>
        <TemplateFields />
        <Button>Make template</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Make a template - Onward' }]
