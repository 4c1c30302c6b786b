import { machineAnswer } from '~/access/machine-deed.server'
import { byMachine } from '~/access/machine.server'
import { readApplication } from '~/domain/exchange/application.queries.server'

/** One application, as far as the law shows it now. */
export const loader = byMachine(async ({ ctx, id }) => machineAnswer(await readApplication(ctx, id('choiceId'))))
