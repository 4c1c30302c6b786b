import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { table, type Figure } from './figure'
import { generator } from './load'
import { root } from './processes'
import type { World } from './world'

/** One file of figures: their names, and what takes them. */
type Measure = {
  names: readonly string[]
  load: () => Promise<{ measure: (world: World) => Promise<Figure[]> }>
  /** Takes so long that it is only taken when it is asked for by name. */
  isLong?: boolean
}

/** In this order: the county is made first, and the start is timed while nobody else holds the database. */
const measures: Measure[] = [
  { names: ['B29'], load: () => import('./county') },
  { names: ['B24'], load: () => import('./start') },
  { names: ['B1', 'B2', 'B25'], load: () => import('./requests') },
  { names: ['B4'], load: () => import('./journeys') },
  { names: ['B5'], load: () => import('./every-page') },
  { names: ['B6'], load: () => import('./statements') },
  { names: ['B7'], load: () => import('./sign-ins') },
  { names: ['B8', 'B10'], load: () => import('./search') },
  { names: ['B9', 'RELEVANCE'], load: () => import('./peers') },
  { names: ['B18', 'B19'], load: () => import('./weight') },
  { names: ['B22', 'DEADLINE'], load: () => import('./deadline') },
  { names: ['RESULTS'], load: () => import('./results-morning') },
  { names: ['B16'], load: () => import('./export') },
  { names: ['B21'], load: () => import('./phone') },
  { names: ['B15'], load: () => import('./transfer-file') },
  { names: ['B14'], load: () => import('./marks') },
  { names: ['B11'], load: () => import('./growth'), isLong: true },
  { names: ['B12', 'B13'], load: () => import('./boards'), isLong: true },
  { names: ['B28'], load: () => import('./returns') },
  { names: ['B27'], load: () => import('./two-sites') },
  { names: ['XCRI'], load: () => import('./catalogue') },
  { names: ['B26'], load: () => import('./allocation'), isLong: true },
  { names: ['B23'], load: () => import('./soak'), isLong: true },
]

/** Takes the figures that are asked for, or all; true when none is below its floor. */
export async function bench(args: readonly string[]): Promise<boolean> {
  const asked = args.map((word) => word.toUpperCase())
  const chosen = measures.filter(({ names, isLong = false }) =>
    asked.length === 0 ? !isLong : names.some((name) => asked.includes(name)),
  )
  if (chosen.length === 0)
    return say(`There is no such figure. There are: ${measures.flatMap(({ names }) => names).join(', ')}`) ?? false
  const dataDir = path.resolve(root, process.env.DATA_DIR ?? '.data')
  const folder = path.join(dataDir, 'bench')
  Object.assign(process.env, { DATA_DIR: folder, DEMO: 'on', NODE_ENV: 'production' })
  const { World } = await import('./world')
  const { makeCountyIfNone, sizeAsked } = await import('./county')
  const world = new World(folder, sizeAsked(), say)
  const began = performance.now()
  say(`The load comes from ${generator}. ${world.size.learners} learners, ${world.size.courses} courses.`)
  const figures: Figure[] = []
  try {
    if (!asked.includes('B29') && asked.length > 0) await makeCountyIfNone(world)
    for (const { names, load } of chosen) figures.push(...(await taken(names, load, world)))
  } finally {
    await world.close()
  }
  keep(path.join(dataDir, 'bench.json'), figures)
  say(`\n${table(figures)}\n`)
  say(
    `It took ${Math.round((performance.now() - began) / 1000)} s. The figures are in ${path.join(dataDir, 'bench.json')}`,
  )
  return figures.every(({ holds }) => holds) && figures.length > 0
}

/** One figure that cannot be taken does not stop the others; it counts as not held. */
async function taken(names: readonly string[], load: Measure['load'], world: World): Promise<Figure[]> {
  const began = performance.now()
  try {
    return await (await load()).measure(world)
  } catch (error) {
    const notes = error instanceof Error ? error.message.slice(0, 500) : String(error)
    say(`${names.join(', ')} could not be taken: ${notes}`)
    return names.map((name) => ({
      name,
      what: 'could not be taken',
      value: 0,
      unit: '',
      against: null,
      ratio: null,
      target: '',
      holds: false,
      reached: 'below the floor',
      notes,
    }))
  } finally {
    say(`${names.join(', ')}: ${Math.round((performance.now() - began) / 1000)} s`)
  }
}

/** The newest of each figure; those that were not taken this time stay as they were. */
function keep(file: string, figures: readonly Figure[]) {
  const before: Figure[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
  const others = before.filter(({ name }) => !figures.some((one) => one.name === name))
  const place = ({ name }: Figure) =>
    measures.findIndex(({ names }) => names.some((known) => name.toUpperCase().startsWith(known)))
  const all = [...others, ...figures].sort((a, b) => place(a) - place(b))
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
