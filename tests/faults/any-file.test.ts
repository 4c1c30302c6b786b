import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Chance } from '#db/seeds/chance'
import { inTransaction, systemContext, type Context } from '~/kit/context.server'
import { aChoice, aProvider, FRIDAY } from '#tests/support/admissions'
import { uln } from '#tests/support/cohorts'
import { testDatabase } from '#tests/support/database'
import { aRound } from '#tests/support/rounds'
import { freePort } from '#tests/support/server'
import { hasShared } from '#tests/support/shared'
import { aSheet } from '#tests/support/sheets'
import { activitySurveyOf } from './support/leaver-strangers'
import { mutantOf } from './support/mutants'
import { ownSamples, sharedSamples, shortened, type Sample } from './support/samples'
import { unsafeTexts } from './support/stored-texts'
import {
  contentPrint,
  fingerprint,
  give,
  takerNames,
  wholePrint,
  type Answer,
  type Givers,
  type TakerName,
} from './support/takers'

const test$ = testDatabase()
const folder = mkdtempSync(path.join(tmpdir(), 'onward-any-file-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** How many mutated copies are tried; more in a night than in a working day. */
const COPIES = Number(process.env.MUTATED_COPIES ?? 1000)
const SEED = process.env.MUTATED_SEED ?? 'any file'
const SLOWEST_MS = 10_000 // a second on a quiet machine

const secret = `canary-${randomUUID()}`
const bait = { file: path.join(folder, 'secret.txt'), url: '' }
const visits: string[] = []
const site = createServer((request, response) => {
  visits.push(String(request.url))
  response.end(`<!ENTITY x "${secret}">`)
})
beforeAll(async () => {
  writeFileSync(bait.file, secret)
  const port = await freePort()
  bait.url = `http://127.0.0.1:${port}`
  await new Promise<void>((resolve) => site.listen(port, '127.0.0.1', resolve))
})
afterAll(() => new Promise((resolve) => site.close(resolve)))

const samples = sharedSamples()

describe('every file that others have sent, to every importer of ours', () => {
  test.skipIf(!hasShared)('there are files of every folder to give (skipped without the shared data)', () => {
    expect(samples.length).toBeGreaterThan(80)
  })

  test.each(takerNames)(
    'what comes in as %s is taken or refused with a sentence, and a refusal leaves nothing',
    async (to) => {
      const givers = await everybody()
      const before = await printsOf(givers)
      const wrong: string[] = []

      for (const sample of [...ownSamples, ...samples]) {
        const isOwn = sample.owner === to && sample.content.length > 100_000
        const { name, content } = isOwn ? shortened(sample, 100_000) : sample
        wrong.push(...(await faultsOf(givers, { name, content }, to, { isDryRun: true, before })))
      }

      expect(wrong).toEqual([])
      expect(visits).toEqual([])
    },
    180_000,
  )
})

describe(`${COPIES} mutated copies of them`, () => {
  test('are each taken whole or refused with a sentence, and nothing in them is run', async () => {
    const givers = await everybody()
    const [ours, others] = [wanted(givers), samples.filter(({ owner }) => owner === null)].map((some) =>
      some.map((sample) => shortened(sample, 12_000)),
    )
    for (const sample of ownSamples) await give(sample.owner ?? 'courses', givers, filed(sample), sample.name, false)
    const before = await printsOf(givers)
    const taken: Record<string, number> = {}
    const wrong: string[] = []

    for (let copy = 0; copy < COPIES; copy += 1) {
      const chance = new Chance(`${SEED} ${copy}`)
      const original = others?.length && chance.isTrue(0.2) ? chance.pick(others) : chance.pick(ours ?? [])
      const to = original.owner && chance.isTrue(0.9) ? original.owner : chance.pick(takerNames)
      const mutant = mutantOf(original, chance, bait)
      const isDryRun = chance.isTrue(0.4)
      const found = await faultsOf(givers, mutant, to, { isDryRun, before, taken })
      wrong.push(...found.map((fault) => `copy ${copy} as ${to}, ${fault}`))
    }

    expect(wrong).toEqual([])
    expect(visits).toEqual([])
    expect(Object.keys(taken).sort()).toEqual([...takerNames].sort())
  }, 300_000)
})

/** A provider with courses of its own, its staff and somebody who holds its offer, a school, and a system to bring files in. */
async function everybody(): Promise<Givers> {
  const { officer, text: sheet } = await aSheet(test$.db)
  const providerId = officer.actor.organisationId ?? ''
  const areaId = officer.actor.areaId ?? ''
  const cycle = test$.db.selectFrom('cycle').select('id').where('areaId', '=', areaId)
  const { id: cycleId } = await cycle.orderBy('startsOn', 'desc').executeTakeFirstOrThrow()
  const schoolId = await aProvider(test$.db, { areaId }, { kind: 'school' })
  const { learnerId } = await aChoice(test$.db, { town: { areaId, cycleId, schoolId }, providerId, state: 'offer' })
  await test$.db
    .insertInto('learnerIdentifier')
    .values({ learnerId, kind: 'uln', value: uln(77), source: 'school', recordedAt: FRIDAY })
    .execute()
  const surveyId = await activitySurveyOf(test$.db, areaId)
  await test$.db
    .insertInto('activitySurveyPerson')
    .values({ surveyId, learnerId, schoolId, sortName: 'amina' })
    .execute()
  const roundId = await aRound(officer)
  return { officer, providerId, sheet, system: systemContext(test$.db, FRIDAY), urn: '900001', roundId }
}

/** The files that somebody wants taken in, each with its own way in; catalogues with and without somebody who says whose they are. */
function wanted({ sheet }: Givers): Sample[] {
  const own: Sample[] = [...ownSamples, { name: 'sheet.csv', content: Buffer.from(sheet), owner: 'sheet' }]
  const named = [...own, ...own, ...samples.filter(({ owner }) => owner !== null)]
  return [
    ...named,
    ...named.filter(({ owner }) => owner === 'courses').map((sample) => ({ ...sample, owner: 'catalogue' as const })),
  ]
}

type Prints = { written: string; whole: string }
type Try = { isDryRun: boolean; before: Prints; taken?: Record<string, number> }

async function printsOf({ system }: Givers): Promise<Prints> {
  return { written: await fingerprint(system), whole: await wholePrint(system) }
}

let count = 0

/** Gives a file, looks at what came of it, and takes it back again. What is wrong, in words. */
async function faultsOf(
  givers: Givers,
  { name, content }: Omit<Sample, 'owner'>,
  to: TakerName,
  { isDryRun, before, taken = {} }: Try,
) {
  count += 1
  const place = filed({ content })
  const wrong: string[] = []
  await takenBack(givers, async (givers) => {
    const began = performance.now()
    const answer = await give(to, givers, place, name, isDryRun)
    if (performance.now() - began > SLOWEST_MS) wrong.push('it took too long')
    wrong.push(...sentenceFaults(answer))
    const isIn = answer.status === 'done'
    if (isIn) taken[to] = (taken[to] ?? 0) + 1
    if (JSON.stringify(answer).includes(secret)) wrong.push('it read a file of ours')
    if (isIn) wrong.push(...(await unsafeTexts(givers.system, secret)))
    else if ((await fingerprint(givers.system)) !== before.written)
      wrong.push(`${answer.status} but something was changed`)
    if (isIn && count % 3 === 0) wrong.push(...(await againFaults(givers, to, place, name)))
    if (!isIn && count % 10 === 0 && (await wholePrint(givers.system)) !== before.whole)
      wrong.push('something somewhere was changed')
  }).catch((error: unknown) => wrong.push(`it failed: ${error instanceof Error ? error.message : String(error)}`))
  rmSync(place)
  return wrong.map((fault) => `${name}: ${fault}`)
}

function filed({ content }: { content: Buffer }): string {
  const place = path.join(folder, randomUUID())
  writeFileSync(place, content)
  return place
}

function sentenceFaults({ status, findings }: Answer): string[] {
  const wrong = findings
    .filter(({ sentence }) => !/^[^]{15,}[.?!…"'”)]\s*$/u.test(sentence))
    .map(({ sentence }) => `no sentence: ${sentence}`)
  if (status === 'refused' && findings.at(-1)?.severity !== 'error') wrong.push('it was refused without a reason')
  return wrong
}

/** What was half in would be more the second time. */
async function againFaults(givers: Givers, to: TakerName, place: string, name: string): Promise<string[]> {
  const first = await contentPrint(givers.system)
  const { status } = await give(to, givers, place, name, false)
  const isSame = (await contentPrint(givers.system)) === first
  return status === 'done' && !isSame ? ['a second reading changed something'] : []
}

class Enough extends Error {}

async function takenBack(givers: Givers, work: (givers: Givers) => Promise<void>): Promise<void> {
  const undo = inTransaction(givers.system, async (ctx) => {
    const within = (one: Context) => ({ ...one, db: ctx.db })
    await work({ ...givers, system: within(givers.system), officer: within(givers.officer) })
    throw new Enough()
  })
  await undo.catch((error: unknown) => {
    if (!(error instanceof Enough)) throw error
  })
}
