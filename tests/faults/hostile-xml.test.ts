import { spawn } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { systemContext } from '~/kit/context.server'
import { FRIDAY } from '#tests/support/admissions'
import { catalogue } from '#tests/support/catalogues'
import { ctfOf, upn } from '#tests/support/cohorts'
import { racingDatabase } from '#tests/support/database'
import { wholePrint } from './support/takers'

const race$ = racingDatabase()
const folder = mkdtempSync(path.join(tmpdir(), 'onward-hostile-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Kind = 'courses' | 'learners'

/** The title of a course, and the surname of a pupil, stand where the attack goes. */
const HERE = 'Attackhere'
const originals: Record<Kind, string> = {
  courses: catalogue([{ id: 'c1', title: HERE }]),
  learners: ctfOf([{ upn: upn(1), surname: HERE, forename: 'Amina', born: '2010-06-24' }]),
}

const piece = 'a'.repeat(64 * 1024)
const HUNDRED_MEGABYTES = 1600
const lol = Array.from({ length: 20 }, (_, n) => `<!ENTITY a${n} "${(n === 0 ? 'ha' : `&a${n - 1};`).repeat(10)}">`)

/** What stands in the prolog, what stands in place of the word, and how often. */
type Attack = { prolog?: string; inside: string; times?: number; code: string | RegExp }

const attacks: [string, Attack][] = [
  ['a billion laughs', { prolog: `<!DOCTYPE x [${lol.join('')}]>`, inside: '&a19;', code: 'xml-entities' }],
  [
    'an external entity',
    { prolog: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', inside: '&e;', code: 'xml-entities' },
  ],
  [
    'a quadratic blow-up',
    { prolog: `<!DOCTYPE x [<!ENTITY e "${piece}">]>`, inside: '&e;', times: 50_000, code: 'xml-entities' },
  ],
  ['elements nested without end', { inside: '<x>', times: 1_000_000, code: 'xml-too-deep' }],
  ['an attribute of 100 MB', { inside: `<x y="${piece}`, times: HUNDRED_MEGABYTES, code: /too-(long|large)/ }],
  ['a text of 100 MB', { inside: piece, times: HUNDRED_MEGABYTES, code: /too-(long|large)/ }],
]

const answerOf = z.object({
  status: z.string(),
  code: z.string(),
  sentence: z.string(),
  ms: z.number(),
  megabytes: z.number(),
})
type Answered = z.output<typeof answerOf>

const kinds: readonly Kind[] = ['courses', 'learners']
const files = kinds.flatMap((as) =>
  attacks.map(([what, attack]) => ({ as, what, attack, path: path.join(folder, `${as}-${what}.xml`) })),
)
const answers = new Map<string, Answered>()
let before = ''

beforeAll(async () => {
  for (const { as, attack, path } of files) write(path, originals[as], attack)
  before = await wholePrint(systemContext(race$.db, FRIDAY))
  const warm = kinds.map((as) => ({ as, path: path.join(folder, `${as}-warm.xml`) }))
  for (const { as, path } of warm) write(path, originals[as], { inside: '<', code: '' })
  const told = await taken([...warm, ...files.map(({ as, path }) => ({ as, path }))])
  for (const [at, { path }] of files.entries()) {
    const answer = told[at + warm.length]
    if (answer) answers.set(path, answer)
  }
}, 180_000)

describe('F-35: XML made to do harm, to a process that does nothing else', () => {
  test.each(files.map(({ as, what, ...rest }) => [what, as, rest] as const))(
    '%s, sent as %s, is refused within a second and fifty megabytes',
    (_what, _as, { path, attack }) => {
      const answer = answers.get(path)

      expect(answer).toMatchObject({ status: 'refused', code: expect.stringMatching(attack.code) })
      expect(answer?.sentence).toMatch(/^[A-Z][^]{20,400}\.$/)
      expect(answer?.ms).toBeLessThan(10_000) // one second on a quiet machine; the tests share theirs
      expect(answer?.megabytes).toBeLessThan(50)
    },
  )

  test('leaves nothing behind', async () => {
    expect(await wholePrint(systemContext(race$.db, FRIDAY))).toBe(before)
  })
})

/** Writes the file piece by piece: no test need hold a hundred megabytes either. */
function write(place: string, original: string, { prolog = '', inside, times = 1 }: Attack): void {
  const [head = '', tail = ''] = original.replace('?>', () => `?>${prolog}`).split(HERE)
  const [first, rest] = inside.startsWith('<x y=') ? [inside, piece] : [inside, inside]
  const many = rest.length < 64 ? 1_000 : 1
  const file = openSync(place, 'w')
  writeSync(file, head + first)
  for (let time = 1; time < times; time += many) writeSync(file, rest.repeat(many))
  writeSync(file, tail)
  closeSync(file)
}

function taken(files: { as: Kind; path: string }[]): Promise<Answered[]> {
  const script = path.resolve(import.meta.dirname, '../support/take-files.mjs')
  const child = spawn(process.execPath, ['--expose-gc', script, JSON.stringify({ url: race$.url, files })], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production' },
  })
  let said = ''
  child.stdout.on('data', (text: Buffer) => (said += text.toString()))
  child.stderr.on('data', (text: Buffer) => (said += text.toString()))
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => {
      if (code !== 0) return reject(new Error(`The reading process ended with ${code}:\n${said}`))
      const lines = said.split('\n').filter((line) => line.startsWith('answer '))
      resolve(lines.map((line) => answerOf.parse(JSON.parse(line.slice(7)))))
    })
  })
}
