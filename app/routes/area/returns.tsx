import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { settingsOf } from '~/domain/areas/area.queries.server'
import { FaultTable } from '~/domain/nccis-returns/components/FaultTable'
import { monthEndsToFreeze } from '~/domain/nccis-returns/period'
import { askForMonth } from '~/domain/nccis-returns/return.commands.server'
import { faultsNow, monthsOf } from '~/domain/nccis-returns/return.queries.server'
import { monthForm } from '~/domain/nccis-returns/return.schemas'
import { monthTag } from '~/domain/nccis-returns/return.words'
import { formatDay, londonDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  mustBeAllowed(ctx, 'return.make', { areaId: ctx.actor.areaId })
  const { nccisDatabase } = await settingsOf(ctx, ctx.actor.areaId)
  const months = await monthsOf(ctx)
  return {
    hasDatabase: nccisDatabase > 0,
    monthEnds: Object.fromEntries(monthEndsToFreeze(londonDay(ctx.now)).map((day) => [day, formatDay(day)])),
    months: months.map(({ id, periodEnd, people, priority1, priority2, priority3, ...state }) => ({
      ...{ id, name: formatDay(periodEnd), tag: monthTag(state) },
      counts: [people, priority1, priority2, priority3].map((count) => count.toLocaleString('en-GB')),
    })),
    faults: await faultsNow(ctx),
  }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, monthForm, async (form) => {
    const id = await askForMonth(ctx, form)
    return redirectWithNotice(paths.returns.month(id), 'The month is being frozen')
  }),
)

export default function ReturnsPage() {
  const { hasDatabase, monthEnds, months, faults } = useLoaderData<typeof loader>()
  return (
    <Page title="The national return" back={paths.area.home}>
      <p className="govuk-body">
        Each month the authority tells the department what every 16 and 17 year old is doing. The file is made from what
        schools, providers and advisers have recorded here. A month is frozen once, so that the file can be made again
        later and stays the same.
      </p>
      {hasDatabase ? (
        <ZodForm schema={monthForm}>
          <Radios name="periodEnd" legend="Freeze the month that ended on" legendSize="m" options={monthEnds} />
          <Button>Freeze this month</Button>
        </ZodForm>
      ) : (
        <p className="govuk-body">
          First say <a href={paths.area.setting('nccisDatabase')}>which number your database has</a> in the return.
        </p>
      )}
      <Table
        caption="Months so far"
        firstCellIsHeader
        head={['Month to', 'State', ...['People', 'Stop the file', 'To be mended', 'To be looked at'].map(asNumber)]}
        rows={months.map(({ id, name, tag, counts }) => [
          <a key={id} href={paths.returns.month(id)}>
            {name}
          </a>,
          <StatusTag key="state" tag={tag} />,
          ...counts,
        ])}
        empty={<Empty title="No month was frozen yet">When you freeze one, it stays here for good.</Empty>}
      />
      <FaultTable
        caption="What the rules found last night"
        faults={faults}
        empty={<Empty title="Nothing found">The rules are asked every night once your database has its number.</Empty>}
      />
      <p className="govuk-body">Advisers see the same with names, under “The return”, and mend it.</p>
    </Page>
  )
}

function asNumber(text: string) {
  return { text, isNumber: true }
}

export const meta = () => [{ title: 'The national return - Onward' }]
