import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { hoursOf } from '~/domain/blocks/block'
import { ReasonRadios } from '~/domain/endings/components/ReasonRadios'
import { currentReasons } from '~/domain/endings/reason.queries.server'
import { fillWords } from '~/domain/panels/shared-run'
import { changeCourse } from '~/domain/placements/change.commands.server'
import { sharedForPlacement } from '~/domain/placements/change.queries.server'
import { shownForMove } from '~/domain/placements/placement'
import { findPlacement } from '~/domain/placements/placement.queries.server'
import { changeCourseForm } from '~/domain/placements/placement.schemas'
import { moveWords } from '~/domain/placements/placement.words'
import { londonDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const placement = await findPlacement(ctx, id('placementId'))
  const shared = await sharedForPlacement(ctx, placement, londonDay(ctx.now))
  const reasons = await currentReasons(ctx, 'placement-changed', 'provider')
  return {
    placement: shownForMove(placement, 'changeCourse'),
    runs: shared
      .filter(({ courseRunId }) => courseRunId !== placement.courseRunId)
      .map((run) => ({
        value: run.id,
        text: `${run.title}: ${fillWords(run)}`,
        hint: run.blocks.map(hoursOf).join('; '),
      })),
    reasons: reasons.map(({ id, label }) => ({ id, label })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, changeCourseForm, async (form) => {
    await changeCourse(ctx, id('placementId'), form)
    return redirectWithNotice(paths.tracking.placement(id('placementId')), moveWords.changeCourse.done)
  }),
)

export default function ChangeCoursePage() {
  const { placement, runs, reasons } = useLoaderData<typeof loader>()
  const { id, version, notNow } = placement
  return (
    <Page
      title={`Change the course of ${placement.name}`}
      caption={placement.about}
      back={paths.tracking.placement(id)}
    >
      <p className="govuk-body">
        The learner stays with the same host. To go on at another host, record a transfer and put a new case forward.
      </p>
      {runs.length === 0 ? (
        <Empty title="There is no other course">
          <p className="govuk-body">The panel shares no other course of this host. Its clerk can share one.</p>
        </Empty>
      ) : (
        <ZodForm>
          <Radios name="run" legend="Which course from then on?" options={runs} />
          <DateInput name="day" legend="From which day?" />
          <ReasonRadios reasons={reasons} legend="Why?" />
          <Hidden name="version" value={version} />
          <Button {...(notNow ? { notNow } : {})}>{moveWords.changeCourse.button}</Button>
        </ZodForm>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Change the course - Onward' }]
