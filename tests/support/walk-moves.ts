import { sql } from 'kysely'
import type { Actor } from '~/kit/actor'
import { attempt, whoMay, type Arrow, type MoveDeed, type Scene, type Slip, type Way } from './moves'
import { refusalsOf } from './refusals'
import { putInto } from './standing'

/**
 * Walks one arrow by one way, as everybody who may: once with all guards holding, and once for each guard that fails, as the
 * source of the deed names them. What is not as it should be comes back in words; nothing when all is well.
 */
export async function walk(scene: Scene, arrow: Arrow, way: Way, after: string = arrow.to): Promise<string[]> {
  const { db, choice, nextRunId } = scene
  const wrong: string[] = []
  const slips = slipsOf(way.deed).filter(([, { on }]) => !on || on(arrow))
  await sql`savepoint way`.execute(db)
  await putInto(db, choice, arrow.from, nextRunId, {
    ...(arrow.event.startsWith('restore') ? { before: arrow.to } : {}),
    ...way.how,
  })
  await way.prepare?.(scene, arrow)
  const people = whoMay(scene, way, arrow.from)
  if (people.length === 0) wrong.push('nobody may do this')
  for (const [who, actor] of people) {
    wrong.push(...(await held(scene, arrow, { actor, way, after })).map((what) => `${who}: ${what}`))
    for (const [guard, slip] of slips) {
      wrong.push(
        ...(await failed(scene, arrow, { actor, way, guard, slip })).map((what) => `${who}, ${guard}: ${what}`),
      )
    }
  }
  await sql`rollback to savepoint way`.execute(db)
  return wrong.map((what) => `${arrow.from}, ${arrow.event}: ${what}`)
}

type Held = { actor: Actor; way: Way; after: string }

async function held(scene: Scene, arrow: Arrow, { actor, way, after }: Held): Promise<string[]> {
  const { said, state, events, jobs } = await attempt(scene, arrow, { actor, way })
  if (said !== 'done') return [`refused, though nothing stands in the way: ${said}`]
  const { event, letter } = way.deed
  const times = events.filter((name) => name === event).length
  return [
    ...(state === after ? [] : [`it is ${state} then, not ${after}`]),
    ...(times === (way.times ?? 1) ? [] : [`${times} events ${event}, of ${events.join(', ')}`]),
    ...(letter === null || jobs.includes(letter) ? [] : [`no letter ${letter}, of ${jobs.join(', ')}`]),
  ]
}

type Failed = { actor: Actor; way: Way; guard: string; slip: Slip }

async function failed(scene: Scene, arrow: Arrow, { actor, way, guard, slip }: Failed): Promise<string[]> {
  const { said, isUntouched } = await attempt(scene, arrow, { actor, way, slip })
  const [code, ...sentence] = said.split(': ')
  const isSaid = code === guard.split(' ')[1] && slip.says.test(sentence.join(': '))
  return [...(isSaid ? [] : [`said “${said}”`]), ...(isUntouched ? [] : ['refused, and yet something was written'])]
}

/** The guards of a deed that can fail, each with its case. */
function slipsOf({ guards }: MoveDeed): [string, Slip][] {
  return Object.entries(guards).flatMap(([guard, one]): [string, Slip][] => ('never' in one ? [] : [[guard, one]]))
}

/** Where the table and the source of a deed part: a guard without a case, or a case for a guard that is gone. */
export function partingOf({ source: [file, name], guards }: MoveDeed): string[] {
  const inSource = refusalsOf(`app/domain/${file}.commands.server`, name)
  const inTable = Object.keys(guards)
  return [
    ...inSource
      .filter((guard) => !inTable.includes(guard))
      .map((guard) => `${name} has a guard without a case: ${guard}`),
    ...inTable
      .filter((guard) => !inSource.some((one) => one === guard))
      .map((guard) => `${name} has no guard ${guard}`),
  ]
}
