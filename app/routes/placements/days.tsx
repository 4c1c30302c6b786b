import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { hoursOf } from '~/domain/blocks/block'
import { ReasonRadios } from '~/domain/endings/components/ReasonRadios'
import { currentReasons } from '~/domain/endings/reason.queries.server'
import { changeDays } from '~/domain/placements/change.commands.server'
import { blocksToChoose } from '~/domain/placements/change.queries.server'
import { shownForMove } from '~/domain/placements/placement'
import { findPlacement } from '~/domain/placements/placement.queries.server'
import { changeDaysForm } from '~/domain/placements/placement.schemas'
import { moveWords } from '~/domain/placements/placement.words'
import { londonDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Checkboxes } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const placement = await findPlacement(ctx, id('placementId'))
  const today = londonDay(ctx.now)
  const blocks = await blocksToChoose(ctx, placement, today)
  const reasons = await currentReasons(ctx, 'placement-changed', 'provider')
  return {
    placement: shownForMove(placement, 'changeDays'),
    blocks: blocks.map((block) => ({ value: block.id, text: block.name, hint: hoursOf(block) })),
    now: placement.blocks.filter(({ untilOn }) => untilOn >= today).map((block) => block.id),
    reasons: reasons.map(({ id, label }) => ({ id, label })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, changeDaysForm, async (form) => {
    await changeDays(ctx, id('placementId'), form)
    return redirectWithNotice(paths.tracking.placement(id('placementId')), moveWords.changeDays.done)
  }),
)

export default function ChangeDaysPage() {
  const { placement, blocks, now, reasons } = useLoaderData<typeof loader>()
  const { id, version, notNow } = placement
  return (
    <Page title={`Change the days of ${placement.name}`} caption={placement.about} back={paths.tracking.placement(id)}>
      <p className="govuk-body">
        The old times are free from the day of the change. The learner and the other side are told today.
      </p>
      {blocks.length === 0 ? (
        <Empty title="There are no other days">
          <p className="govuk-body">The panel shares this course on no other days. Its clerk can share it on more.</p>
        </Empty>
      ) : (
        <ZodForm defaults={{ blocks: now }}>
          <Checkboxes name="blocks" legend="On which days from then on?" isSmall options={blocks} />
          <DateInput name="day" legend="From which day?" />
          <ReasonRadios reasons={reasons} legend="Why?" />
          <Hidden name="version" value={version} />
          <Button {...(notNow ? { notNow } : {})}>{moveWords.changeDays.button}</Button>
        </ZodForm>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Change the days - Onward' }]
