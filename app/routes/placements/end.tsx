import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { reasonsOn } from '~/domain/areas/reason.queries.server'
import { shownForMove } from '~/domain/placements/placement'
import { findPlacement } from '~/domain/placements/placement.queries.server'
import { EndFields } from '~/domain/programme-ends/components/EndFields'
import { endPlacementProgramme } from '~/domain/programme-ends/programme-end.commands.server'
import { formOf } from '~/domain/programme-ends/programme-end.schemas'
import { endDeeds } from '~/domain/programme-ends/programme-end.words'
import { lastAttendedOn, nextSteps } from '~/domain/programme-ends/programme.queries.server'
import { endKindFrom, endMoves } from '~/domain/programme-ends/programme.states'
import { formatDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id, params }) => {
  const kind = orNotFound(endKindFrom(params.kind) ?? undefined)
  const placement = await findPlacement(ctx, id('placementId'))
  const lastSeenOn = await lastAttendedOn(ctx, placement)
  return {
    kind,
    placement: shownForMove(placement, endMoves[kind].placement),
    lastSeenOn,
    lastSeen: lastSeenOn ? formatDay(lastSeenOn) : null,
    reasons: (await reasonsOn(ctx, 'programme-withdrawn')).map(({ id, party, label }) => ({ id, party, label })),
    steps: (await nextSteps(ctx)).map(({ code, label }) => ({ code, label })),
  }
})

export const action = signedIn(({ ctx, id, params, request }) => {
  const kind = orNotFound(endKindFrom(params.kind) ?? undefined)
  return handleForm(request, formOf(kind), async (form) => {
    await endPlacementProgramme(ctx, id('placementId'), kind, form)
    return redirectWithNotice(paths.tracking.placement(id('placementId')), endDeeds[kind].done)
  })
})

export default function EndPlacementPage() {
  const { kind, placement, lastSeenOn, ...fields } = useLoaderData<typeof loader>()
  const { id, version, name, about, notNow } = placement
  const { title, lead, button } = endDeeds[kind]
  return (
    <Page title={`${name} ${title}`} caption={about} back={paths.tracking.placement(id)}>
      <p className="govuk-body">{lead} The times of the week are free from the next day.</p>
      <ZodForm defaults={lastSeenOn ? { lastOn: lastSeenOn } : {}}>
        <EndFields kind={kind} version={version} {...fields} />
        <Button kind={kind === 'withdrawn' ? 'warning' : 'primary'} {...(notNow ? { notNow } : {})}>
          {button}
        </Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'A placement ends - Onward' }]
