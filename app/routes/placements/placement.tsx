import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { isAllowed } from '~/access/policy'
import { hoursOf } from '~/domain/blocks/block'
import { fullName } from '~/domain/learners/learner'
import { ChangeTable } from '~/domain/placements/components/ChangeTable'
import { CheckTable } from '~/domain/placements/components/CheckTable'
import { PlacementMoves } from '~/domain/placements/components/PlacementMoves'
import { spanWords, timesOn } from '~/domain/placements/change'
import { canMovePlacement, lightOf, stateOf } from '~/domain/placements/placement'
import { findPlacement } from '~/domain/placements/placement.queries.server'
import { moveActions, placementMoves } from '~/domain/placements/placement.states'
import { checkTags, changeShown, checkWords, ownerWords, placementTags } from '~/domain/placements/placement.words'
import { seatsOfPlacements } from '~/domain/travel/minibus.queries.server'
import { seatWords } from '~/domain/travel/minibus.words'
import { formatDay, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { SummaryList } from '~/ui/summary-list'

export const loader = signedIn(async ({ ctx, id }) => {
  const placement = await findPlacement(ctx, id('placementId'))
  const { homeId, hostId } = placement
  const seats = await seatsOfPlacements(ctx, [placement.id], londonDay(ctx.now))
  const state = stateOf(placement.state)
  const today = londonDay(ctx.now)
  const isBefore = state === 'planned' || state === 'not-arrived'
  const mayCheck = (owner: 'home' | 'host') =>
    isBefore && isAllowed(ctx.actor, 'placement.check', owner === 'home' ? { homeId } : { hostId })
  return {
    id: placement.id,
    name: fullName(placement),
    course: placement.courseTitle,
    home: placement.homeName,
    host: placement.hostName,
    days: `${formatDay(placement.startsOn)} to ${formatDay(placement.endsOn)}`,
    ended: placement.endedOn ? formatDay(placement.endedOn) : null,
    reason: [placement.reason, placement.detail].filter((part) => part !== null).join(': ') || null,
    times: timesOn(placement.blocks, today).map(
      (block) => `${block.name}: ${hoursOf(block)}${spanWords(block, placement.endsOn, today)}`,
    ),
    minibus: seats.map(seatWords),
    changes: placement.changes.map((change) => changeShown(change)),
    rests: placement.rests.map(
      ({ fromOn, untilOn, label }) =>
        `${formatDay(fromOn)} to ${untilOn ? formatDay(untilOn) : 'now'}: ${label.toLowerCase()}`,
    ),
    tag: placementTags[state],
    checks: placement.checks.map(({ dueOn, owner, state, ...check }) => ({
      ...check,
      owner: ownerWords[owner],
      due: formatDay(dueOn),
      words: checkWords[state],
      tag: checkTags[lightOf({ state, dueOn }, today)],
      href: mayCheck(owner) ? paths.tracking.placementCheck(placement.id, check.kind) : null,
    })),
    moves: placementMoves.filter(
      (move) => canMovePlacement(state, move) && isAllowed(ctx.actor, moveActions[move], { homeId, hostId }),
    ),
  }
})

export default function PlacementPage() {
  const { id, name, course, home, host, days, ended, reason, times, minibus, changes, rests, tag, checks, moves } =
    useLoaderData<typeof loader>()
  return (
    <Page title={name} caption={course} back={paths.tracking.placements()}>
      <SummaryList
        rows={[
          { key: 'State', value: <StatusTag tag={tag} /> },
          { key: 'Home school', value: home },
          { key: 'Host', value: host },
          { key: 'From and to', value: days },
          { key: 'Times', value: times.length === 0 ? 'No block of the week' : times.join('; ') },
          minibus.length > 0 && { key: 'Minibus', value: minibus.join('; ') },
          rests.length > 0 && { key: 'Rested', value: rests.join('; ') },
          ended !== null && { key: 'Ended on', value: ended },
          reason !== null && { key: 'Reason', value: reason },
        ]}
      />
      <ChangeTable rows={changes} />
      <CheckTable rows={checks} />
      <PlacementMoves id={id} moves={moves} />
    </Page>
  )
}

export const meta = () => [{ title: 'Placement - Onward' }]
