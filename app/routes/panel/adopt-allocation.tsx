import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { adoptRun } from '~/domain/allocation/adoption.commands.server'
import { findRun } from '~/domain/allocation/allocation.queries.server'
import { adoptionForm } from '~/domain/allocation/allocation.schemas'
import { stageOf } from '~/domain/panels/meeting'
import { meetingsOf } from '~/domain/panels/meeting.queries.server'
import { formatDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const run = await findRun(ctx, id('runId'))
  const open = (await meetingsOf(ctx, run.panelId)).filter((meeting) => stageOf(meeting) === 'open')
  return {
    run: { id: run.id, panel: run.panel, placed: run.placed, cases: run.cases },
    meetings: Object.fromEntries(open.map(({ id, meetsOn, place }) => [id, `${formatDay(meetsOn)}, ${place}`])),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, adoptionForm, async (form) => {
    await adoptRun(ctx, id('runId'), form)
    return redirectWithNotice(paths.panel.allocationRun(id('runId')), 'The allocation is adopted')
  }),
)

export default function AdoptPage() {
  const { run, meetings } = useLoaderData<typeof loader>()
  const hasMeeting = Object.keys(meetings).length > 0
  return (
    <Page title="Adopt an allocation" caption={run.panel} back={paths.panel.allocationRun(run.id)}>
      <p className="govuk-body">
        {run.placed} of {run.cases} learners get a place, held until their school says yes. The others stay open for the
        next meeting. Each of them, and their school, is told today with the reasons.
      </p>
      {hasMeeting ? (
        <ZodForm>
          <Radios name="meeting" legend="At which meeting is it adopted?" options={meetings} />
          <Button>Adopt it</Button>
        </ZodForm>
      ) : (
        <Empty title="No meeting is open">
          <p className="govuk-body">Open a meeting with its quorum first.</p>
        </Empty>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Adopt an allocation - Onward' }]
