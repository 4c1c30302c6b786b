import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { referenceRows } from '#db/reference/rows'
import { importCourses } from '~/domain/catalogues/catalogue.commands.server'
import type { Context } from '~/kit/context.server'
import { receiveFile } from '~/kit/intake-text.server'

/** One course of the offer the queries are judged on, as a provider would publish it. */
export type Taught = {
  id: string
  key: string
  title: string
  provider: string
  town: string
  subject: string
  about: string
}

const providers: Record<string, { name: string; town: string; postcode: string }> = {
  north: { name: 'Northgate School Sixth Form', town: 'Castermere North', postcode: 'QX2 1AB' },
  oak: { name: 'Oakfield Sixth Form College', town: 'Castermere', postcode: 'QX1 2AB' },
  river: { name: 'Riverside College', town: 'Castermere', postcode: 'QX1 1AB' },
  brack: { name: 'Brackenwell College', town: 'Brackenwell', postcode: 'QX9 1AB' },
  hope: { name: 'Hope Street Skills Centre', town: 'Ostleigh', postcode: 'QX6 1AB' },
  digital: { name: 'The Screen Academy', town: 'Castermere West', postcode: 'QX3 1AB' },
  works: { name: 'Marlshire Training', town: 'Wetherford', postcode: 'QX12 1AB' },
  trade: { name: 'Quarry Lane Trade School', town: 'Penmarle', postcode: 'QX16 1AB' },
  land: { name: 'Marl Vale College', town: 'Kingsmarle', postcode: 'QX11 1AB' },
}

/** Every course of the offer: each line of courses.csv once for each of its places and levels. */
export function everyCourse(): Taught[] {
  return rowsOf('courses.csv').flatMap(({ key = '', title = '', at = '', subject = '', about = '' }) =>
    at.split(',').flatMap((place) => {
      const { name, town } = providers[place] ?? unknown(place)
      return titlesOf(title).map((one, n) => ({
        id: `${key}-${place}-${n}`,
        key,
        title: one,
        provider: name,
        town,
        subject,
        about,
      }))
    }),
  )
}

/** The queries with the grade of each course that answers them: 3 is just what was meant, 1 is only near it. */
export function judgedQueries(): { query: string; grades: Map<string, number> }[] {
  return rowsOf('queries.csv').map(({ query = '', judged = '' }) => ({
    query,
    grades: new Map(
      judged.split(' ').map((one) => {
        const [key = '', grade] = one.split('=')
        return [key, Number(grade)]
      }),
    ),
  }))
}

/** Takes the whole offer in, provider by provider, as their feeds would bring it. */
export async function importOffer(ctx: Context): Promise<void> {
  const all = everyCourse()
  for (const [n, provider] of Object.values(providers).entries()) {
    const place = path.join(tmpdir(), `${randomUUID()}-offer.xml`)
    await writeFile(
      place,
      feedOf(
        provider,
        18_880_100 + n,
        all.filter((course) => course.provider === provider.name),
      ),
    )
    await importCourses(ctx, await receiveFile(place, { fileName: 'offer.xml' })).finally(() =>
      rm(place, { force: true }),
    )
  }
}

function feedOf(
  { name, town, postcode }: { name: string; town: string; postcode: string },
  ukprn: number,
  courses: Taught[],
) {
  const venue = `<venue><provider><dc:title>${name}</dc:title><mlo:location><mlo:town>${town}</mlo:town><mlo:postcode>${postcode}</mlo:postcode></mlo:location></provider></venue>`
  const course = ({ id, title, subject, about }: Taught) =>
    `<course><dc:identifier>${id}</dc:identifier><dc:title>${title}</dc:title><dc:description>${about}</dc:description><dc:subject>${subject}</dc:subject>
<presentation><dc:identifier>${id}-1</dc:identifier><mlo:start>6 September 2027</mlo:start>${venue}</presentation></course>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<catalog xmlns="http://xcri.org/profiles/1.2/catalog" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:mlo="http://purl.org/net/mlo" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:ukrlp="http://www.ukrlp.co.uk" generated="2026-11-01T09:00:00">
<provider><dc:identifier xsi:type="ukrlp:ukprn">${ukprn}</dc:identifier><dc:title>${name}</dc:title>
${courses.map(course).join('\n')}</provider></catalog>`
}

/** "Level {1,2} Diploma" is two titles. */
function titlesOf(title: string): string[] {
  const [whole, list] = /\{(.+?)\}/.exec(title) ?? []
  return whole === undefined || list === undefined ? [title] : list.split(',').map((one) => title.replace(whole, one))
}

function rowsOf(file: string): Record<string, string>[] {
  const rows = referenceRows(readFileSync(path.join(import.meta.dirname, file), 'utf8'))
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell ?? ''])))
}

function unknown(place: string): never {
  throw new Error(`courses.csv names ${place}, which is no provider of the offer.`)
}
