import { deedByMachine } from '~/access/machine-deed.server'
import { byMachine } from '~/access/machine.server'
import { makeTestApplications } from '~/domain/exchange/test-data.commands.server'
import { testDataBody } from '~/domain/exchange/test-data.schemas'

/** Invented applications, for whoever writes a program and tries it; there in a demo and nowhere else. */
export const action = byMachine((call) =>
  deedByMachine(call, testDataBody, async (ctx, wanted) => ({ applications: await makeTestApplications(ctx, wanted) })),
)
