import { beforeAll, describe, expect, test } from 'vitest'
import { audiences } from '~/access/roles'
import { readingRights } from '~/domain/applications/reading-rights'
import { fields, isVisible, providerKinds, stages } from '~/domain/applications/visibility'
import { roles } from '~/kit/actor'
import { addressOf, allDoors, type Door } from '#tests/support/doors'
import type { Browser, Reply } from '#tests/support/http'
import { servedApplication } from '#tests/support/served'
import { filledForms } from './support/forms'
import { aMarkedTown, type Marked, type MarkedTown } from './support/marked-town'
import { asWritten, leaksIn, marksIn, type Found } from './support/marks'
import { everyReader, type Reader } from './support/readers'

const served = servedApplication()
const AT_ONCE = 16
const NOT_STORED = ['reference'] as const // nobody has written one yet in this town

let town: MarkedTown
let doors: Door[]
let forms: Record<string, Record<string, string>>
const found: Found[] = []
let asked = 0
const lettersTo = new Map<string, number>()

beforeAll(async () => {
  town = await aMarkedTown(served.db)
  // The doors of the demo, where nothing is real and all letters lie open, are shut everywhere else.
  doors = (await allDoors()).filter(({ pattern }) => !pattern.startsWith('/demo'))
  forms = await filledForms(served.db)
  await readLetters()
  const readers = await Promise.all(
    (await everyReader(served.db, town)).map(async (reader) => ({
      reader,
      browser: await browserOf(reader),
      questions: doors.flatMap((door) => questionsAt(door, reader)),
    })),
  )
  // A form may do something after all, so everybody has looked before the first one is sent.
  for (const isForm of [false, true])
    for (const { reader, browser, questions } of readers)
      await walk(
        reader,
        questions.filter((one) => one.isForm === isForm),
        browser,
      )
  for (const { browser } of readers) browser.close()
}, 300_000)

describe('F-25: who reads what of a learner', () => {
  test('nobody gets a word that the table of the law or the written rights do not give them', () => {
    expect(leaksIn(found, asWritten)).toEqual([])
    expect(asked).toBeGreaterThan(2500)
  })

  test.each(providerKinds.flatMap((kind) => stages.map((stage) => [kind, stage] as const)))(
    'what a %s may see at %s does come, so that the marks are known to be looked for in the right places',
    (kind, stage) => {
      const seen = new Set(
        found
          .filter(({ reader, ...at }) => reader.kind === kind && at.kind === kind && at.stage === stage)
          .map(({ matter }) => matter),
      )
      const missing = formFields.filter((field) => isVisible(field, kind, stage) && !seen.has(field))

      expect(missing).toEqual([])
    },
  )

  test('the letters of learners and parents are read too, and name the learner to those who may know the name', () => {
    const inLetters = (role: string) =>
      found.filter(
        ({ reader, where, matter }) => reader.role === role && where.startsWith('letter') && matter === 'name',
      )

    expect(lettersTo.get('learner')).toBeGreaterThan(town.learners.length)
    expect(lettersTo.get('parent')).toBeGreaterThan(town.learners.length)
    expect(inLetters('parent').length).toBeGreaterThan(0)
  })

  test('of somebody who wants it so an adviser reads name, address and date of birth, and no choice and no grade', () => {
    const read = found.filter(({ reader, kind }) => reader.role === 'adviser' && kind === 'name-only')

    expect([...new Set(read.map(({ matter }) => matter))].sort()).toEqual([
      'address',
      'bornOn',
      'contactNote',
      'guaranteeReason',
      'name',
      'ownWords',
      'postcode',
    ])
  })

  test('a table broken on purpose is found out: each right that is taken away is seen to be used', () => {
    const unnoticed = providerKinds.flatMap((kind) =>
      stages.flatMap((stage) =>
        formFields
          .filter((field) => isVisible(field, kind, stage))
          .filter((broken) => {
            const mayProvider: typeof isVisible = (field, k, s) =>
              !(field === broken && k === kind && s === stage) && isVisible(field, k, s)
            return leaksIn(found, { ...asWritten, mayProvider }).length === 0
          })
          .map((field) => `${field} ${kind} ${stage}`),
      ),
    )

    expect(unnoticed).toEqual([])
  })

  test.each([
    ['learner', 'statement'],
    ['parent', 'name'],
    ['tutor', 'grades'],
    ['adviser', 'contactNote'],
    ['adviser', 'circumstance'],
    ['adviser', 'schoolWords'],
    ['careers-lead', 'schoolWords'],
    ['adviser', 'ownWords'],
    ['support', 'email'],
    ['learner', 'answer'],
    ['learner', 'planNeeds'],
    ['parent', 'planAims'],
    ['tutor', 'planTargets'],
    ['adviser', 'planReviews'],
    ['tutor', 'caseWhy'],
    ['panel-member', 'caseSupport'],
    ['tutor', 'progressRisk'],
    ['learner', 'progressEntry'],
    ['parent', 'progressEntry'],
    ['panel-member', 'name'],
    ['tutor', 'question'],
    ['admissions-officer', 'answer'],
    ['admissions-officer', 'staffNote'],
    ['admissions-officer', 'talk'],
    ['learner', 'talk'],
    ['admissions-officer', 'interviewWords'],
    ['exams-officer', 'examResult'],
    ['machine', 'staffNote'],
    ['machine', 'interviewWords'],
    ['machine', 'answer'],
  ] as const)('a written right taken away on purpose is found out: a %s and %s', (role, matter) => {
    const rights = { ...readingRights, [matter]: readingRights[matter].filter((one) => one !== role) }

    expect(leaksIn(found, { ...asWritten, rights }).length).toBeGreaterThan(0)
  })
})

/** What stands on the form itself, whose way to the page is certain. */
const kept = [
  'attendance',
  'behaviour',
  'safeguarding',
  'religion',
  'preference',
  'coSignature',
  'otherChoices',
  ...NOT_STORED,
] as const
const formFields = fields.filter((field) => !kept.some((one) => one === field))

async function browserOf({ person, secret }: Reader) {
  if (secret) return served.program(secret)
  return person ? served.as(person) : served.visitor()
}

/** What is asked, and the ids it was asked with: an answer that names only those gives nothing away. */
type Question = { where: string; isForm: boolean; ids: string[]; ask: (browser: Browser) => Promise<Reply> }

/** Everything one reader asks at one door: the page, its data, and what comes back with a form that is filled in wrongly. */
function questionsAt(door: Door, reader: Reader): Question[] {
  const members: readonly string[] = door.audience ? audiences[door.audience] : [reader.role]
  const isOurs = members.includes(reader.role)
  // A program reads what is written for programs; the rest it reads like any visitor.
  if (reader.secret && !door.pattern.startsWith('/api/')) return []
  if (!isOurs) return isSpokesman(reader) ? [get(`${addressOf(door, idsOf(town.learners[0]))}.data`)] : []
  const paths = new Set(idSets(door, reader).map((ids) => addressOf(door, ids)))
  if (door.audience === null) return [...paths].map(get)
  return [...paths].flatMap((path) => {
    const wrong = {
      ...forms[door.pattern],
      reason: 'none',
      kind: 'none',
      step: 'preview',
      rating: 'none',
      version: '0',
    }
    const hasForm = door.hasAction && isSender(reader)
    return [
      get(`${path}.data`),
      ...(isSpokesman(reader) ? [get(path)] : []),
      ...(isSpokesman(reader) && door.params.length === 0 ? [get(`${path}?q=mark&name=mark&sort=name`)] : []),
      ...(hasForm
        ? [
            {
              ...get(path),
              where: `POST ${door.pattern}`,
              isForm: true,
              ask: (browser: Browser) => browser.post(path, wrong),
            },
          ]
        : []),
    ]
  })
}

const anId = /[0-9a-f]{8}-[0-9a-f-]{27}/g

function get(path: string): Question {
  return {
    where: path.replace(anId, ':id'),
    isForm: false,
    ids: path.match(anId) ?? [],
    ask: (browser) => browser.get(path),
  }
}

/** One of each audience, and of each kind of provider, looks at every page twice; the others get the same data. */
function isSpokesman({ role, kind }: Reader) {
  return kind === null ? !colleagues.some((one) => one === role) : role === 'admissions-manager'
}

/** Those of a school for whom a tutor looks at the pages. What each of them may read comes with the data. */
const colleagues = ['careers-lead', 'head', 'exams-officer'] as const

/** Who sends forms that are filled in wrongly: everybody but a manager's colleagues. */
function isSender({ role, kind }: Reader) {
  return role !== 'learner' && (kind === null || role === 'admissions-manager')
}

function idSets({ params }: Door, { kind, own }: Reader): Record<string, string>[] {
  if (params.length === 0) return [{}]
  const first = (one: ProviderChoice) => town.learners.find((learner) => one(learner))
  const theirs =
    kind === null
      ? town.learners.filter((one, at) => at % 4 === 0 || one.kind === 'unsent' || one.kind === 'name-only')
      : town.learners.filter((one) => one.kind === kind)
  const stranger = first((one) => one.kind !== kind)
  return (own ? [own, town.learners[1]] : [...theirs, ...(kind === null ? [] : [stranger])]).map(idsOf)
}

type ProviderChoice = (learner: Marked) => boolean

function idsOf(learner: Marked | undefined): Record<string, string> {
  if (!learner) return {}
  const { kind: _, stage: __, ...ids } = learner
  return { ...ids, section: 'statement', part: 'aims' }
}

async function walk(reader: Reader, questions: Question[], browser: Browser) {
  const waiting = [...questions]
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { status, headers, text } = await next.ask(browser)
      asked += 1
      const answer = `${text}\n${JSON.stringify(headers)}`
      note(
        reader,
        `${next.where} ${status}`,
        next.ids.reduce((rest, id) => rest.replaceAll(id, ''), answer),
      )
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

/** A letter is read by whoever it goes to: staff, the learner it is about, or a parent of that learner. */
async function readLetters() {
  const letters = await served.db
    .selectFrom('letter')
    .innerJoin('account', 'account.id', 'letter.accountId')
    .leftJoin('membership', 'membership.accountId', 'letter.accountId')
    .leftJoin('parentLink', 'parentLink.accountId', 'letter.accountId')
    .select(['letter.template', 'letter.subject', 'letter.html', 'letter.body'])
    .select(['membership.role', 'membership.organisationId', 'account.learnerId', 'parentLink.learnerId as childId'])
    .limit(5000)
    .execute()
  for (const { template, role: staffRole, organisationId, learnerId, childId, ...letter } of letters) {
    const name = staffRole ?? (learnerId === null ? 'parent' : 'learner')
    const role = roles.find((one) => one === name)
    if (!role) throw new Error(`${name} is no role.`)
    const kind = town.providers.find(({ providerId }) => providerId === organisationId)?.kind ?? null
    const own = town.learners.find((one) => one.learnerId === (learnerId ?? childId)) ?? null
    note({ role, kind, own }, `letter ${template}`, Object.values(letter).join('\n'))
    lettersTo.set(role, (lettersTo.get(role) ?? 0) + 1)
  }
}

function note(reader: Found['reader'], where: string, text: string) {
  for (const mark of marksIn(text, town.learners)) found.push({ ...mark, reader, where })
}
