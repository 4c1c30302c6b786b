import { createReadStream, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { SaxesParser } from 'saxes'
import { openDatabase } from '#db/connection.server'
import { migrate } from '#db/migrate.server'
import { importCourses } from '~/domain/catalogues/catalogue.commands.server'
import { systemContext } from '~/kit/context.server'
import { receiveFile } from '~/kit/intake-text.server'
import { databaseOn, dropDatabase, makeDatabase } from '#tests/support/clones'
import { figure, median, type Figure } from './figure'
import { catalogue } from './made-catalogue'
import type { World } from './world'

const COURSES = 2000
const NAME = 'bench_catalogue'

/** A provider's catalogue taken into an empty prospectus, and once more unchanged, against saxes that only reads it. */
export async function measure(world: World): Promise<Figure[]> {
  const { url } = await world.database()
  const file = path.join(world.folder, 'catalogue.xml')
  mkdirSync(world.folder, { recursive: true })
  const xml = catalogue(COURSES)
  writeFileSync(file, xml)
  const megabytes = Buffer.byteLength(xml) / 1e6
  const alone: number[] = []
  for (let run = 0; run < 3; run += 1) alone.push(megabytes / (await seconds(() => readAlone(file))))
  await dropDatabase(url, NAME)
  await makeDatabase(url, NAME)
  const here = databaseOn(url, NAME)
  await migrate(here)
  const opened = openDatabase({ url: here, max: 4 })
  try {
    const take = async () => {
      const report = await importCourses(systemContext(opened.db, new Date()), await receiveFile(file), {
        ukprn: '10001234',
      })
      if (report.status === 'refused')
        throw new Error(`The catalogue was refused: ${JSON.stringify(report.findings[0])}`)
    }
    const first = megabytes / (await seconds(take))
    const again = megabytes / (await seconds(take))
    const saxes = median(alone)
    const against = `saxes alone ${saxes.toFixed(1)} MB/s`
    const bar = { better: 'more', floor: 0.15, goal: 0.3, stretch: 0.5 } as const
    return [
      figure(
        {
          name: 'XCRI',
          what: `a catalogue of ${COURSES} courses taken in`,
          value: first,
          unit: 'MB/s',
          against,
          ratio: first / saxes,
          notes: `${megabytes.toFixed(1)} MB; the aim is that of B15`,
        },
        bar,
      ),
      figure(
        {
          name: 'XCRI-second',
          what: 'the same catalogue again, nothing changed',
          value: again,
          unit: 'MB/s',
          against,
          ratio: again / saxes,
        },
        bar,
      ),
    ]
  } finally {
    await opened.close()
    await dropDatabase(url, NAME)
  }
}

async function readAlone(file: string) {
  const parser = new SaxesParser({ xmlns: true })
  let elements = 0
  parser.on('opentag', () => (elements += 1))
  for await (const part of createReadStream(file, { encoding: 'utf8' })) parser.write(String(part))
  parser.close()
  if (elements === 0) throw new Error('The catalogue is empty.')
}

async function seconds(work: () => Promise<void>) {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}
