import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { systemContext } from '~/kit/context.server'
import { FRIDAY } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aRound } from '#tests/support/rounds'
import { aSheet } from '#tests/support/sheets'
import { writeZipOfMany, zipOf } from './support/packed'
import { give, takerNames, wholePrint, type Givers } from './support/takers'

const test$ = testDatabase()
const folder = mkdtempSync(path.join(tmpdir(), 'onward-packed-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const csv = Buffer.from('UPN,Legal surname,Legal forename,DOB\r\n')
const bomb = () => zipOf([{ name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(200_000_000, 0x20) }])
const nested = () =>
  Array.from({ length: 6 }).reduce<Buffer>((inner) => zipOf([{ name: 'in.zip', content: inner }]), csv)
const climbing = () =>
  zipOf(['../../../../etc/cron.d/x', '/etc/passwd', 'C:\\x', 'xl/../../x'].map((name) => ({ name, content: csv })))

const crafted: [string, (place: string) => void][] = [
  ['a bomb of 200 MB in 200 kB', (place) => writeFileSync(place, bomb())],
  ['a ZIP in a ZIP in a ZIP', (place) => writeFileSync(place, nested())],
  ['a million entries', (place) => writeZipOfMany(place, 1_000_000)],
  ['names that climb out of their folder', (place) => writeFileSync(place, climbing())],
  ['a workbook of old', (place) => writeFileSync(place, Buffer.from('d0cf11e0a1b11ae100000000', 'hex'))],
  ['a bomb in gzip', (place) => writeFileSync(place, gzipSync(Buffer.alloc(50_000_000, 0x20)))],
  ['a PDF', (place) => writeFileSync(place, '%PDF-1.7\n%âãÏÓ\n1 0 obj\n')],
]

describe('F-34: a packed file where a table is expected', () => {
  test.each(crafted)(
    '%s is refused before it is unpacked, with a sentence that says what to save',
    async (_what, craft) => {
      const place = path.join(folder, 'courses.csv')
      craft(place)
      const givers = await everybody()
      const whole = await wholePrint(givers.system)
      const files = readdirSync(folder, { recursive: true })
      const before = process.memoryUsage().rss

      for (const to of takerNames) {
        const began = performance.now()
        const answer = await give(to, givers, place, 'courses.csv', false)

        expect(answer).toMatchObject({
          status: 'refused',
          findings: [{ code: 'packed-file', sentence: expect.stringMatching(/as CSV/) }],
        })
        expect(performance.now() - began).toBeLessThan(1_000)
      }

      expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(50)
      expect(await wholePrint(givers.system)).toBe(whole)
      expect(readdirSync(folder, { recursive: true })).toEqual(files)
    },
  )
})

async function everybody(): Promise<Givers> {
  const { officer, text: sheet } = await aSheet(test$.db)
  const providerId = officer.actor.organisationId ?? ''
  const roundId = await aRound(officer)
  return { officer, providerId, sheet, system: systemContext(test$.db, FRIDAY), urn: '900001', roundId }
}
