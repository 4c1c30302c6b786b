import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { isAllowed } from '~/access/policy'
import { workOut } from '~/domain/allocation/allocation.commands.server'
import { runsOf, termsOf } from '~/domain/allocation/allocation.queries.server'
import { yesForm } from '~/domain/allocation/allocation.schemas'
import { ruleLine } from '~/domain/allocation/criterion'
import { AllocationRuns } from '~/domain/allocation/components/AllocationRuns'
import { heldBy } from '~/domain/panels/panel'
import { findPanel } from '~/domain/panels/panel.queries.server'
import { formatMoment } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const panel = await findPanel(ctx, id('panelId'))
  const [courses, runs] = [await termsOf(ctx, panel.id), await runsOf(ctx, panel.id)]
  return {
    panel: { id: panel.id, name: panel.name },
    mayKeep: isAllowed(ctx.actor, 'allocation.keep', heldBy(panel.held, ['clerk'])),
    hasRules: courses.some(({ rules }) => rules !== null),
    courses: courses.map(({ id, title, host, places, rules, reserved }) => ({
      id,
      title,
      host,
      places: reserved ? `${places}, ${reserved} of them kept` : `${places}`,
      rules: rules === null ? 'Not published yet' : ruleLine(rules),
    })),
    runs: runs.map(({ id, madeAt, maker, cases, placed, complaints, adoptedAt }) => ({
      id,
      made: formatMoment(madeAt),
      maker: maker ?? 'Onward',
      cases,
      placed,
      complaints,
      isAdopted: adoptedAt !== null,
    })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, yesForm, async () => {
    const runId = await workOut(ctx, id('panelId'))
    return redirectWithNotice(paths.panel.allocationRun(runId), 'The allocation is worked out. Nothing is decided yet.')
  }),
)

export default function AllocationPage() {
  const { panel, mayKeep, hasRules, courses, runs } = useLoaderData<typeof loader>()
  return (
    <Page title="Give out places by rules" caption={panel.name} back={paths.panel.panel(panel.id)}>
      <p className="govuk-body">
        Where more learners want a course than it can take, the places can be given out for all of them at once, by
        rules that were published before. Working it out decides nothing: the panel can compare, and adopts one of them
        at a meeting.
      </p>
      <Table
        caption="The rules of each course"
        firstCellIsHeader
        head={['Course', 'Host', { text: 'Places', isNumber: true }, 'Rules, in their order', 'More']}
        rows={courses.map(({ id, title, host, places, rules }) => [
          title,
          host,
          places,
          rules,
          mayKeep ? (
            <a href={paths.panel.allocationTerms(id)} key="change">
              Change<span className="govuk-visually-hidden"> the rules of {title}</span>
            </a>
          ) : (
            ''
          ),
        ])}
        empty={<Empty title="This panel shares no course yet" />}
      />
      {mayKeep ? (
        <ZodForm>
          <Button {...(hasRules ? {} : { notNow: 'Publish the rules of a course first.' })}>Work it out</Button>
        </ZodForm>
      ) : null}
      <AllocationRuns runs={runs} />
    </Page>
  )
}

export const meta = () => [{ title: 'Give out places by rules - Onward' }]
