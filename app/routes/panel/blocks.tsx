import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { hoursOf, weekdays } from '~/domain/blocks/block'
import { blocksOf } from '~/domain/blocks/block.queries.server'
import { blockForm } from '~/domain/blocks/block.schemas'
import { addPanelBlock } from '~/domain/panels/panel.commands.server'
import { findPanel } from '~/domain/panels/panel.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const panel = await findPanel(ctx, id('panelId'))
  const blocks = await blocksOf(ctx, panel.areaId)
  return {
    id: panel.id,
    name: panel.name,
    isClerk: panel.held?.seat === 'clerk',
    blocks: blocks.map((block) => ({ id: block.id, name: block.name, hours: hoursOf(block) })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, blockForm, async (block) => {
    await addPanelBlock(ctx, id('panelId'), block)
    return redirectWithNotice(paths.panel.blocks(id('panelId')), 'Block added')
  }),
)

export default function BlocksPage() {
  const { id, name, isClerk, blocks } = useLoaderData<typeof loader>()
  return (
    <Page title="Timetable blocks" caption={name} back={{ href: paths.panel.panel(id), text: name }}>
      <p className="govuk-body">
        The parts of the week that all schools and providers of the area keep at the same time. No two of them overlap,
        so that a learner is never expected in two places at once.
      </p>
      <Table
        caption="The blocks of the week"
        hideCaption
        isStacked
        firstCellIsHeader
        head={['Block', 'When', ...(isClerk ? ['Take out'] : [])]}
        rows={blocks.map((block) => [
          block.name,
          block.hours,
          ...(isClerk
            ? [
                <ZodForm key="out" action={paths.panel.retireBlock(block.id)} id={`out-${block.id}`}>
                  <Button kind="secondary">
                    Take out<span className="govuk-visually-hidden"> {block.name}</span>
                  </Button>
                </ZodForm>,
              ]
            : []),
        ])}
        empty={<Empty title="There are no blocks yet" />}
      />
      {isClerk ? (
        <ZodForm>
          <h2 className="govuk-heading-m">Add a block</h2>
          <TextInput name="name" label="What is it called?" hint="For example: Tuesday afternoon" width={20} />
          <Select
            name="weekday"
            label="On which day?"
            empty="Choose a day"
            options={weekdays.map((text, at) => ({ value: String(at + 1), text }))}
          />
          <TextInput name="starts" label="It begins at" hint="For example: 1:30pm" width={5} />
          <TextInput name="ends" label="It is over at" hint="For example: 4pm" width={5} />
          <Button>Add the block</Button>
        </ZodForm>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Timetable blocks - Onward' }]
