import { createReadStream, mkdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { SaxesParser } from 'saxes'
import { z } from 'zod'
import { migrate } from '#db/migrate.server'
import { databaseOn, dropDatabase, makeDatabase } from '#tests/support/clones'
import { figure, median, type Figure } from './figure'
import { writeTransferFile } from './made-transfer-file'
import { runProgram } from './processes'
import type { World } from './world'

const MEGABYTES = 50
const NAME = 'bench_transfer'

/**
 * A Common Transfer File of 50 MB, by a process that does nothing else, against saxes that only reads it. First everybody
 * in it is new and is written: read, judged, matched, added with numbers, needs, roll and history. Then it is previewed
 * again over a roll that holds them all: read, judged, matched, and nothing to write. B15 is the preview, which is what
 * somebody waits for; the writing stands beside it. Memory is the most that was asked for over what the process had.
 */
export async function measure(world: World): Promise<Figure[]> {
  const { url } = await world.database()
  mkdirSync(world.folder, { recursive: true })
  const file = path.join(world.folder, 'roll.xml')
  const pupils = writeTransferFile(file, MEGABYTES)
  const megabytes = statSync(file).size / 1e6
  const alone: number[] = []
  for (let run = 0; run < 3; run += 1) alone.push(megabytes / (await seconds(() => readAlone(file))))
  await dropDatabase(url, NAME)
  await makeDatabase(url, NAME)
  try {
    const here = databaseOn(url, NAME)
    await migrate(here)
    const [first, again] = await taken(here, file)
    if (!first || !again) throw new Error('The file was not taken in twice.')
    mustBe(first, 'done', pupils, 'added')
    mustBe(again, 'dry-run', pupils, 'unchanged')
    return figures({ megabytes, pupils, saxes: median(alone), first, again })
  } finally {
    await dropDatabase(url, NAME)
    rmSync(file)
  }
}

type Measured = { megabytes: number; pupils: number; saxes: number; first: Answer; again: Answer }

function figures({ megabytes, pupils, saxes, first, again }: Measured): Figure[] {
  const [written, previewed] = [first, again].map(({ ms }) => megabytes / (ms / 1000))
  const against = `saxes alone ${saxes.toFixed(1)} MB/s`
  const speed = { better: 'more', floor: 0.15, goal: 0.3, stretch: 0.5 } as const
  // quality.md sets no bar for the writing, which is the database's work more than the reader's: this one is our own.
  const writing = { better: 'more', floor: 0.03, goal: 0.1, stretch: 0.2 } as const
  const memory = { better: 'less', floor: 250, goal: 100, stretch: 60 } as const
  const notes = `${megabytes.toFixed(1)} MB, ${pupils} pupils`
  return [
    figure(
      {
        name: 'B15',
        what: 'a roll previewed, nothing new in it',
        value: previewed ?? 0,
        unit: 'MB/s',
        against,
        ratio: (previewed ?? 0) / saxes,
        notes,
      },
      speed,
    ),
    figure(
      {
        name: 'B15-written',
        what: 'the same roll taken in, everybody new',
        value: written ?? 0,
        unit: 'MB/s',
        against,
        ratio: (written ?? 0) / saxes,
      },
      writing,
    ),
    figure(
      {
        name: 'B15-memory',
        what: 'the most memory either asked for',
        value: Math.max(first.megabytes, again.megabytes),
        unit: 'MB',
      },
      memory,
    ),
  ]
}

const answer = z.object({
  status: z.string(),
  counts: z.record(z.string(), z.record(z.string(), z.number())),
  ms: z.number(),
  megabytes: z.number(),
})
type Answer = z.output<typeof answer>

async function taken(url: string, file: string): Promise<Answer[]> {
  const files = [
    { path: file, as: 'learners' },
    { path: file, as: 'learners', isDryRun: true },
  ]
  const said = await runProgram(['--expose-gc', 'tests/support/take-files.mjs', JSON.stringify({ url, files })])
  const lines = said.split('\n').filter((line) => line.startsWith('answer '))
  return lines.map((line) => answer.parse(JSON.parse(line.slice(7))))
}

function mustBe({ status, counts }: Answer, expected: string, pupils: number, outcome: string) {
  if (status !== expected || counts.learners?.[outcome] !== pupils)
    throw new Error(`The roll was not taken as it should be: ${status} ${JSON.stringify(counts)}`)
}

async function readAlone(file: string) {
  const parser = new SaxesParser({ xmlns: false })
  let elements = 0
  parser.on('opentag', () => (elements += 1))
  for await (const part of createReadStream(file, { encoding: 'utf8' })) parser.write(String(part))
  parser.close()
  if (elements === 0) throw new Error('The roll is empty.')
}

async function seconds(work: () => Promise<void>) {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}
