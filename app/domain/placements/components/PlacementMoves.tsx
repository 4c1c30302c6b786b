import { paths } from '~/paths'
import { ButtonGroup, LinkButton } from '~/ui/button'
import type { PlacementMove } from '../placement.states'
import { moveWords } from '../placement.words'

const doors: Record<PlacementMove, (placementId: string) => string> = {
  arrive: paths.tracking.startPlacement,
  notArrive: paths.tracking.notArrivedAtPlacement,
  withdraw: paths.tracking.withdrawPlacement,
  suspend: paths.tracking.restPlacement,
  resume: paths.tracking.resumePlacement,
  transfer: paths.tracking.transferPlacement,
  leave: paths.tracking.leavePlacement,
  complete: paths.tracking.completePlacement,
}

/** What the viewer may do with a placement now. */
export function PlacementMoves({ id, moves }: { id: string; moves: readonly PlacementMove[] }) {
  if (moves.length === 0) return null
  return (
    <ButtonGroup>
      {moves.map((move) => (
        <LinkButton
          href={doors[move](id)}
          kind={move === 'arrive' || move === 'resume' ? 'primary' : 'secondary'}
          key={move}
        >
          {moveWords[move].button}
        </LinkButton>
      ))}
    </ButtonGroup>
  )
}
