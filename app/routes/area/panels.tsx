import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { beginPanel } from '~/domain/panels/panel.commands.server'
import { candidatesIn, panelsOf } from '~/domain/panels/panel.queries.server'
import { panelForm } from '~/domain/panels/panel.schemas'
import { formatDay } from '~/kit/dates'
import { NotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { NumberInput, TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  if (!ctx.actor.areaId) throw new NotFound('area')
  mustBeAllowed(ctx, 'panel.begin', { areaId: ctx.actor.areaId })
  const panels = await panelsOf(ctx)
  const people = await candidatesIn(ctx, ctx.actor.areaId)
  return {
    panels: panels.map(({ name, quorum, waiting, nextOn }) => [
      name,
      String(quorum),
      String(waiting),
      nextOn ? formatDay(nextOn) : 'None planned',
    ]),
    people: people.map(({ id, name, organisation }) => ({ value: id, text: `${name}, ${organisation}` })),
  }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, panelForm, async (panel) => {
    if (!ctx.actor.areaId) throw new NotFound('area')
    await beginPanel(ctx, ctx.actor.areaId, panel)
    return redirectWithNotice(paths.area.panels, 'Panel begun. Its clerk can give out the seats.')
  }),
)

export default function PanelsOfAreaPage() {
  const { panels, people } = useLoaderData<typeof loader>()
  return (
    <Page title="Panels" back={{ href: paths.area.home, text: 'The area' }}>
      <p className="govuk-body">A panel gives places on courses that several schools share.</p>
      <Table
        caption="Panels of the area"
        hideCaption
        isStacked
        firstCellIsHeader
        head={['Panel', 'Needed to decide', 'Cases to decide', 'Next meeting']}
        rows={panels}
        empty={<Empty title="There is no panel yet" />}
      />
      <ZodForm>
        <h2 className="govuk-heading-m">Begin a panel</h2>
        <TextInput name="name" label="What is it called?" />
        <NumberInput name="quorum" label="How many members must be there to decide?" width={2} />
        <Select
          name="clerk"
          label="Who is the clerk?"
          hint="Whoever has a membership as a panel member in the area. The clerk gives out the other seats."
          empty="Choose somebody"
          options={people}
        />
        <Button>Begin the panel</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Panels - Onward' }]
