import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { measures } from '~/domain/partnership-targets/measure'
import { measureWords, valueWords } from '~/domain/partnership-targets/measure.words'
import { setTarget } from '~/domain/partnership-targets/partnership-target.commands.server'
import { targetsOfEach } from '~/domain/partnership-targets/partnership-target.queries.server'
import { targetForm } from '~/domain/partnership-targets/partnership-target.schemas'
import { trajectoriesOf } from '~/domain/planning/trajectory.queries.server'
import { Trajectories } from '~/domain/planning/components/Trajectories'
import { formatDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { DateInput } from '~/ui/fields/date-input'
import { Select } from '~/ui/fields/choices'
import { Hidden, TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  mustBeAllowed(ctx, 'partnership-target.set', { areaId: ctx.actor.areaId })
  const targets = await targetsOfEach(ctx, measures)
  return {
    measures: Object.fromEntries(measures.map((measure) => [measure, measureWords[measure].label])),
    targets: targets.map(({ id, measure, dueOn, value, version }) => ({
      ...{ id, version, label: measureWords[measure].label },
      ...{ day: formatDay(dueOn), value: valueWords(measure, value) },
    })),
    trajectories: await trajectoriesOf(ctx, targets),
  }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, targetForm, async (form) => {
    await setTarget(ctx, form)
    return redirectWithNotice(paths.area.targets, 'The target is set')
  }),
)

export default function TargetsPage() {
  const { measures, targets, trajectories } = useLoaderData<typeof loader>()
  return (
    <Page title="Targets" back={{ href: paths.area.planning(), text: 'Planning' }}>
      <p className="govuk-body">
        What the partnership means to have reached, and by when. Several days of one measure make a line that figures
        are held against.
      </p>
      <Table
        caption="Targets that are set"
        firstCellIsHeader
        head={['What', 'By', { text: 'Target', isNumber: true }, 'Change']}
        rows={targets.map(({ id, version, label, day, value }) => [
          label,
          day,
          value,
          <form key="remove" method="post" action={paths.area.removeTarget(id)}>
            <Hidden name="version" value={version} />
            <button className="onward-link-button">
              Take away
              <span className="govuk-visually-hidden">
                : {label}, {day}
              </span>
            </button>
          </form>,
        ])}
        empty={<Empty title="No target is set yet">Set the first one below.</Empty>}
      />
      <Trajectories trajectories={trajectories} />
      <h2 className="govuk-heading-m">Set a target</h2>
      <p className="govuk-body">A second target for the same day takes the place of the first.</p>
      <ZodForm>
        <Select name="measure" label="What is it for?" options={measures} empty="Choose" />
        <TextInput
          name="value"
          label="What should be reached?"
          hint="A percentage, such as 2.4, or a number"
          width={5}
        />
        <DateInput name="dueOn" legend="By which day?" />
        <Button>Set this target</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Targets - Onward' }]
