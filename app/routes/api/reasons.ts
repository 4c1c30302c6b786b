import { machineAnswer } from '~/access/machine-deed.server'
import { byMachine } from '~/access/machine.server'
import { reasonsToGive } from '~/domain/exchange/application.queries.server'

/** The reasons a program may name. */
export const loader = byMachine(async ({ ctx }) => machineAnswer(await reasonsToGive(ctx)))
