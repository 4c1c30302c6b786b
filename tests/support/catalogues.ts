import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import type { Context } from '~/kit/context.server'
import type { NewFinding } from '~/kit/intake-report'
import { receiveFile } from '~/kit/intake-text.server'
import type { CatalogueItem } from '~/domain/courses/catalogue'
import { importCourses, type CatalogueChoices } from '~/domain/catalogues/catalogue.commands.server'
import { readCatalogue } from '~/domain/catalogues/xcri'

export type RunTold = { id?: string; inside?: string; postcode?: string; site?: string }
export type CourseTold = { id?: string; title?: string; inside?: string; runs?: RunTold[] }

const namespaces = [
  'xmlns="http://xcri.org/profiles/1.2/catalog"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:dcterms="http://purl.org/dc/terms/"',
  'xmlns:mlo="http://purl.org/net/mlo"',
  'xmlns:xhtml="http://www.w3.org/1999/xhtml"',
  'xmlns:terms="http://xcri.org/profiles/1.2/catalog/terms"',
  'xmlns:ukrlp="http://www.ukrlp.co.uk"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
].join(' ')

/** A small catalogue of one provider. */
export function catalogue(
  courses: CourseTold[],
  { ukprn = '10000001', name = 'Riverside College', inside = '' } = {},
): string {
  const identifier = ukprn ? `<dc:identifier xsi:type="ukrlp:ukprn">${ukprn}</dc:identifier>` : ''
  return `<?xml version="1.0" encoding="UTF-8"?>
<catalog ${namespaces} generated="2026-11-01T09:00:00">
<provider><dc:identifier>https://riverside.example</dc:identifier>${identifier}<dc:title>${name}</dc:title>
${courses.map(courseElement).join('\n')}
${inside}</provider></catalog>`
}

/** One course of a catalogue. */
export function courseElement({ id, title, inside = '', runs = [{ id: 'r1' }] }: CourseTold): string {
  return `<course>${id ? `<dc:identifier>${id}</dc:identifier>` : ''}${title === undefined ? '' : `<dc:title>${title}</dc:title>`}${inside}
${runs.map(runElement).join('\n')}</course>`
}

function runElement({ id, inside = '', postcode, site = 'Main site' }: RunTold): string {
  const venue = postcode
    ? `<venue><provider><dc:title>${site}</dc:title><mlo:location><mlo:postcode>${postcode}</mlo:postcode></mlo:location></provider></venue>`
    : ''
  return `<presentation>${id ? `<dc:identifier>${id}</dc:identifier>` : ''}${inside}${venue}</presentation>`
}

/** A file from outside that holds this. It is gone when the test is. */
export async function fileOf(content: string | Buffer, name = 'courses.xml') {
  const place = path.join(tmpdir(), `${randomUUID()}-${name}`)
  await writeFile(place, content)
  onTestFinished(() => rm(place, { force: true }))
  return receiveFile(place, { fileName: name })
}

/** Takes a catalogue in. */
export async function importText(ctx: Context, content: string | Buffer, choices: CatalogueChoices = {}) {
  return importCourses(ctx, await fileOf(content), choices)
}

/** What the reader understands of a catalogue, without any database. */
export function readText(text: string) {
  return readPieces(inOnePiece(text))
}

/** The same for a file that comes in pieces. */
export async function readPieces(pieces: AsyncIterable<string>) {
  const items: CatalogueItem[] = []
  const findings: NewFinding[] = []
  const tally = await readCatalogue(pieces, {
    course: async (item) => void items.push(item),
    provider: async (_provider, _number, told) => void findings.push(...told),
  })
  return { tally, items, findings: [...items.flatMap((item) => item.findings), ...findings] }
}

/** The first course of a catalogue that holds only this. */
export async function readOne(told: CourseTold) {
  const { items } = await readText(catalogue([told]))
  const [item] = items
  if (!item) throw new Error('No course was read.')
  return { ...item, run: item.runs[0], codes: item.findings.map(({ code }) => code) }
}

async function* inOnePiece(text: string) {
  yield text
}
