import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { planTemplates } from '~/domain/plans/template.queries.server'
import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => ({ templates: await planTemplates(ctx) }))

export default function PlanTemplatesPage() {
  const { templates } = useLoaderData<typeof loader>()
  return (
    <Page title="Templates of plans">
      <p className="govuk-body">
        A template says who beside the learner reads each part of a plan, who may add to it, and how often it is looked
        at. A plan keeps its own copy: what you change here holds for plans that choose the template from now on.
      </p>
      <LinkButton href={paths.area.newPlanTemplate}>Make a template</LinkButton>
      <Table
        caption="In use"
        head={['Template', 'A review every']}
        firstCellIsHeader
        rows={templates.map(({ id, name, reviewWeeks }) => [
          <a key={id} href={paths.area.planTemplate(id)}>
            {name}
          </a>,
          `${reviewWeeks} weeks`,
        ])}
        empty={<Empty title="There is no template yet">Without one, plans have the usual rights.</Empty>}
      />
    </Page>
  )
}

export const meta = () => [{ title: 'Templates of plans - Onward' }]
