import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { settleGap } from '~/domain/planning/course-gap.commands.server'
import { gapOutcomeForm } from '~/domain/planning/course-gap.schemas'
import { outcomeWords } from '~/domain/planning/course-gap.words'
import { gapToSettle } from '~/domain/planning/gap-page.queries.server'
import { canMove } from '~/domain/planning/course-gap.states'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios, Select } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

const outcomes = ['agree', 'provide', 'drop', 'reopen'] as const

export const loader = signedIn(async ({ ctx, id }) => {
  mustBeAllowed(ctx, 'course-gap.keep', { areaId: ctx.actor.areaId })
  const { gap, name, reasons } = await gapToSettle(ctx, id('gapId'))
  return {
    ...{ id: gap.id, version: gap.version, name },
    outcomes: outcomes
      .filter((move) => canMove(gap.state, move))
      .map((value) => ({ value, text: outcomeWords[value] })),
    mayDrop: canMove(gap.state, 'drop'),
    reasons: reasons.map(({ id, label }) => ({ value: id, text: label })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, gapOutcomeForm, async (form) => {
    await settleGap(ctx, id('gapId'), form)
    return redirectWithNotice(paths.area.gap(id('gapId')), 'Saved')
  }),
)

export default function GapOutcomePage() {
  const { id, version, name, outcomes, mayDrop, reasons } = useLoaderData<typeof loader>()
  return (
    <Page title="What became of it?" caption={name} back={paths.area.gap(id)}>
      <ZodForm>
        <Hidden name="version" value={version} />
        <Radios name="outcome" legend="How does it stand now?" options={outcomes} />
        {mayDrop ? (
          <Select name="reason" label="If it is not provided, why not?" options={reasons} empty="Choose" />
        ) : null}
        <TextArea name="detail" label="In a few words" hint="You can leave this out." rows={3} maxLength={1000} />
        <Button>Save</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'What became of it - Onward' }]
