import { canMove } from '~/domain/applications/choice'
import { choiceStates, type ChoiceState } from '~/domain/applications/choice.states'

/** What the area's last day ends: everything that has not reached a provider. */
export const unsent: readonly ChoiceState[] = choiceStates.filter((state) => canMove(state, 'missDeadline'))

/** What the end of a cycle ends. */
export const leftOpen: readonly ChoiceState[] = choiceStates.filter((state) => canMove(state, 'closeCycle'))
