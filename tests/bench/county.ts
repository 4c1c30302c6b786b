import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { figure, type Figure } from './figure'
import { root } from './processes'
import type { World } from './world'

/** The county of `domain.md`; smaller for a trial, with BENCH_LEARNERS and BENCH_COURSES. */
export function sizeAsked() {
  return { learners: Number(process.env.BENCH_LEARNERS ?? 13_000), courses: Number(process.env.BENCH_COURSES ?? 9_000) }
}

/** B29: the county made in an empty database by our own commands, as an operator would. */
export async function measure(world: World): Promise<Figure[]> {
  world.forget()
  const seconds = await make(world)
  const { learners, courses } = world.size
  const what = `${learners} learners and ${courses} courses by our own commands`
  return [
    figure({ name: 'B29', what, value: seconds, unit: 's' }, { better: 'less', floor: 600, goal: 180, stretch: 60 }),
  ]
}

/** For a run of a few figures the county of an earlier run will do. */
export async function makeCountyIfNone(world: World) {
  if (existsSync(note(world)) && readFileSync(note(world), 'utf8') === sizeOf(world)) return
  world.forget()
  await make(world)
}

async function make(world: World) {
  world.say('Making the county')
  const began = performance.now()
  await world.command([
    'demo',
    'load',
    '--learners',
    String(world.size.learners),
    '--courses',
    String(world.size.courses),
  ])
  const seconds = (performance.now() - began) / 1000
  writeFileSync(note(world), sizeOf(world))
  return seconds
}

function note(world: World) {
  return path.join(world.folder, 'county.txt')
}

/** What an earlier county was made with: its size, and the shape of the database then. */
function sizeOf(world: World) {
  const folder = path.join(root, 'db/migrations')
  const shape = createHash('sha256')
  for (const name of readdirSync(folder).sort()) shape.update(readFileSync(path.join(folder, name)))
  return JSON.stringify({ ...world.size, shape: shape.digest('hex') })
}
