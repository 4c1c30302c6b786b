import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { addNeighbour } from '~/domain/neighbours/neighbour.commands.server'
import { takeNeighbourFile } from '~/domain/neighbours/neighbour-file.commands.server'
import type { Town } from '#tests/support/admissions'
import { catalogue } from '#tests/support/catalogues'
import { aFile } from '#tests/support/cohorts'
import { aCoordinatorOf } from '#tests/support/neighbours'
import { everyPayload } from './markup'

/** A neighbouring area whose name, notice and courses are hostile; one of them has an address that would run. */
export async function aHostileNeighbour(db: Kysely<DB>, town: Town, text: string): Promise<string> {
  const { coordinator } = await aCoordinatorOf(db, town)
  const id = await addNeighbour(coordinator, { name: everyPayload, url: null, attribution: everyPayload })
  const page = (address: string) =>
    `<mlo:url>${address}</mlo:url><mlo:qualification><dc:title>${text}</dc:title></mlo:qualification>`
  const courses = [
    { id: 'h1', title: `Hostile ${text}`, inside: page('https://home.example/?a="&gt;&lt;script data-xss&gt;') },
    { id: 'h2', title: 'Hostile address', inside: page('javascript:xss()') },
  ]
  const file = await aFile(catalogue(courses, { name: text, ukprn: '10000077' }), 'neighbour.xml')
  await takeNeighbourFile(coordinator, id, file, { mayRemoveMany: false })
  return id
}
