import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { rooms } from './support/rooms'

const root = path.resolve(import.meta.dirname, '..')
const texts = new Map<string, string>()

const files = ['app', 'db', 'emails'].flatMap((folder) => sourcesIn(path.join(root, folder)))
const imports = files.flatMap((file) => importsOf(file).map((to) => ({ from: file, to })))

describe('the map', () => {
  test('every room is known and in order', () => {
    const found = readdirSync(path.join(root, 'app/domain'))

    expect(found.filter((room) => !rooms.includes(room))).toEqual([])
  })

  test('nobody imports what lies above them', () => {
    const wrong = imports.filter(({ from, to }) => !mayImport(from, to)).map(arrow)

    expect(wrong).toEqual([])
  })

  test('a room uses only earlier rooms, and never the jobs of another', () => {
    const wrong = imports.filter(({ from, to }) => {
      const [user, used] = [roomOf(from), roomOf(to)]
      if (!user || !used || user === used) return false
      return rooms.indexOf(used) > rooms.indexOf(user) || to.includes('.jobs')
    })

    expect(wrong.map(arrow)).toEqual([])
  })

  test('letters are imported by jobs alone', () => {
    const wrong = imports.filter(
      ({ from, to }) => to.startsWith('emails/') && !from.startsWith('emails/') && !from.includes('.jobs'),
    )

    expect(wrong.map(arrow)).toEqual([])
  })

  test('components never reach for the server', () => {
    const wrong = imports.filter(({ from, to }) => /\/components\/|^app\/ui\//.test(from) && to.includes('.server'))

    expect(wrong.map(arrow)).toEqual([])
  })

  test('SQL is written only in queries, commands, scopes, the kit and the database folder', () => {
    const wrong = files.filter((file) => importsOf(file).includes('kysely') && !mayWriteSql(file))

    expect(wrong).toEqual([])
  })

  test('a room holds its seven kinds of file and no drawer', () => {
    const drawers = files.filter(
      (file) => file.startsWith('app/') && /\/(utils|helpers|misc|common|services)(\/|\.)/.test(file),
    )

    expect(drawers).toEqual([])
  })
})

describe('the doors', () => {
  const doors = files.filter((file) => file.startsWith('app/routes/'))

  test('every loader and action is wrapped in a lock', () => {
    const open = doors.flatMap((file) =>
      [
        ...read(file).matchAll(
          /export (?:const|async function|function) (loader|action)\b(?! = (?:signedIn|anyone|byMachine)\()/g,
        ),
      ].map((found) => `${file}: ${found[1]}`),
    )

    expect(open).toEqual([])
  })

  test('every page has a loader, so that nobody comes in unseen', () => {
    const unlocked = doors.filter(
      (file) => /export default/.test(read(file)) && !/export const loader = /.test(read(file)),
    )

    expect(unlocked).toEqual([])
  })

  test('no door holds SQL or rules', () => {
    const wrong = doors.filter((file) => /\.(selectFrom|insertInto|updateTable|deleteFrom)\(/.test(read(file)))

    expect(wrong).toEqual([])
  })

  test('every door stands in the table of contents, and every line of it leads to a door', () => {
    const listed = [...contents().matchAll(/'(routes\/[^']+)'/g)].map((found) => `app/${found[1]}`)

    expect(doors.filter((file) => file.endsWith('.tsx') || file.endsWith('.ts')).sort()).toEqual([...listed].sort())
  })

  test('every address in paths leads somewhere', async () => {
    const { paths } = await import('~/paths')
    const patterns = await patternsOfRoutes()
    const lost = addressesIn(paths).filter((address) => !patterns.some((pattern) => pattern.test(address)))

    expect(lost).toEqual([])
  })
})

describe('the house measures', () => {
  test('no file is longer than a room should be', () => {
    const long = files
      .filter((file) => lines(file) > 300 && !generated.has(file))
      .map((file) => `${file}: ${lines(file)} lines`)

    expect(long).toEqual([])
  })

  test('no door is longer than 160 lines', () => {
    const long = files
      .filter((file) => file.startsWith('app/routes/') && lines(file) > 160)
      .map((file) => `${file}: ${lines(file)}`)

    expect(long).toEqual([])
  })

  test('nothing in the domain asks the clock or chance', () => {
    const asking = files.filter(
      (file) => file.startsWith('app/domain/') && /new Date\(\)|Date\.now\(|Math\.random\(/.test(read(file)),
    )

    expect(asking).toEqual([])
  })
})

const generated = new Set(['db/schema.ts'])

/** The table of contents, and the part of it that stands by itself. */
function contents(): string {
  const parts = readdirSync(path.join(root, 'app')).filter((file) => /^(\w+-)?routes\.ts$/.test(file))
  return parts.map((file) => read(`app/${file}`)).join('')
}

function mayImport(from: string, to: string): boolean {
  const layer = layerOf(from)
  const target = layerOf(to)
  if (!target || layer === target) return true
  const allowed: Record<string, string[]> = {
    routes: ['domain', 'access', 'ui', 'kit', 'db', 'paths', 'jobs'],
    cli: ['domain', 'access', 'kit', 'db', 'paths', 'jobs', 'emails', 'entry'],
    root: ['domain', 'access', 'ui', 'kit', 'db', 'paths', 'jobs', 'cli'],
    entry: ['cli', 'kit', 'jobs', 'db', 'access'],
    jobs: ['domain', 'kit', 'jobs'],
    domain: ['access', 'kit', 'db', 'emails', 'ui', 'paths'],
    access: ['kit', 'db'],
    ui: ['kit'],
    kit: ['db'],
    emails: ['kit'],
    paths: ['access'],
    db: from.startsWith('db/seeds/') ? ['domain', 'kit'] : [],
  }
  if (layer === 'domain' && target === 'ui') return from.includes('/components/')
  if (layer === 'emails' && target === 'kit') return to.startsWith('app/kit/dates')
  if (layer === 'ui' && target === 'kit') return !to.includes('.server')
  return (allowed[layer ?? ''] ?? []).includes(target)
}

function layerOf(file: string): string | undefined {
  if (/^app\/(routes|domain|access|ui|kit|cli)\//.test(file)) return file.split('/')[1]
  if (/^app\/((\w+-)?(paths|routes)|navigation|address)(\.ts)?$/.test(file)) return 'paths'
  if (/^app\/(jobs|night-shift)(\.ts)?$/.test(file)) return 'jobs'
  if (/^app\/root/.test(file)) return 'root'
  if (/^app\/entry/.test(file)) return 'entry'
  if (file.startsWith('db/')) return 'db'
  if (file.startsWith('emails/')) return 'emails'
  return undefined
}

function mayWriteSql(file: string) {
  return /\.(queries|commands|jobs)\.server\.ts$|^app\/kit\/|^app\/access\/|^db\/|^app\/cli\//.test(file)
}

function roomOf(file: string) {
  return /^app\/domain\/([^/]+)/.exec(file)?.[1]
}

function importsOf(file: string): string[] {
  const found = read(file).matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)
  return [...found].map((match) => resolved(file, match[1] ?? ''))
}

function resolved(file: string, to: string) {
  if (to.startsWith('~/')) return `app/${to.slice(2)}`
  if (to.startsWith('#')) return to.slice(1)
  if (to.startsWith('.')) return path.posix.join(path.posix.dirname(file), to)
  return to
}

function arrow({ from, to }: { from: string; to: string }) {
  return `${from} → ${to}`
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !file.endsWith('.d.ts') && statSync(file).isFile())
    .map((file) => path.relative(root, file))
}

function read(file: string): string {
  const known = texts.get(file)
  if (known !== undefined) return known
  const text = readFileSync(path.join(root, file), 'utf8')
  texts.set(file, text)
  return text
}

function lines(file: string) {
  return read(file).split('\n').length
}

async function patternsOfRoutes() {
  const found = [...contents().matchAll(/route\('([^'*]+)'/g)].map((match) => match[1] ?? '')
  return ['', ...found].map((pattern) => new RegExp(`^/${pattern.replace(/:[a-zA-Z]+/g, '[^/]+')}$`))
}

function addressesIn(node: unknown): string[] {
  if (typeof node === 'string') return [bare(node)]
  if (typeof node === 'function') return [bare(String(node('00000000-0000-4000-8000-000000000000')))]
  if (typeof node !== 'object' || node === null) return []
  return Object.values(node).flatMap(addressesIn)
}

function bare(address: string) {
  return address.split('?')[0] ?? address
}
