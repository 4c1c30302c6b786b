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
  changeDays: paths.tracking.changePlacementDays,
  changeCourse: paths.tracking.changePlacementCourse,
  transfer: (id) => paths.tracking.endPlacement(id, 'transferred'),
  leave: (id) => paths.tracking.endPlacement(id, 'withdrawn'),
  complete: (id) => paths.tracking.endPlacement(id, 'completed'),
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
