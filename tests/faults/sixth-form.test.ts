import { beforeAll, describe, expect, test } from 'vitest'
import { applicationSections } from '~/domain/applications/sections'
import { fields, isVisible, visibility, type Field } from '~/domain/applications/visibility'
import { addressOf, allDoors, type Door } from '#tests/support/doors'
import { servedApplication } from '#tests/support/served'
import { filledForms } from './support/forms'
import { aPeopledTown, type PeopledTown } from './support/towns'

const served = servedApplication()
let town: PeopledTown
let doors: Door[]

beforeAll(async () => {
  town = await aPeopledTown(served.db)
  await markEverything(town.amina.learnerId)
  doors = (await allDoors()).filter(({ audience }) => audience === 'provider' || audience === null)
}, 180_000)

/** A word for each field that stands nowhere else. */
function markOf(field: string) {
  return `mark-of-${field}`
}

/** What a school sixth form may not see before a firm place, by the one table of the law. */
const unlawful = fields.filter((field) => !isVisible(field, 'school-sixth-form', 'offer'))

describe('F-25: a school sixth form and what the law keeps from it', () => {
  test('the table keeps from it what rule 4 of the domain names', () => {
    const kept: Field[] = [
      'statement',
      'interests',
      'careerAims',
      'supportNeeds',
      'accessNeeds',
      'ethnicGroup',
      'religion',
      'attendance',
      'behaviour',
      'safeguarding',
      'preference',
    ]

    expect(kept.filter((field) => !unlawful.includes(field))).toEqual([])
  })

  test('each page, its data, and the answer to each form hold no mark of a field that is kept from it', async () => {
    const forms = await filledForms(served.db)
    const found: string[] = []
    let seen = 0
    for (const person of Object.values(town.sixthFormPeople)) {
      const browser = await served.as(person)
      for (const door of doors) {
        const ids = {
          choiceId: town.amina.choices.sixthForm,
          sessionId: town.sessions.sixthForm,
          learnerId: town.amina.learnerId,
        }
        const path = addressOf(door, ids)
        const wrong = { ...forms[door.pattern], reason: 'none', kind: 'none', step: 'preview', rating: 'none' }
        const asked = [
          browser.get(path),
          browser.get(`${path}.data`),
          browser.get(`${path}?q=mark&name=mark&sort=name`),
        ]
        const sent =
          door.hasAction && door.audience ? [browser.post(path, wrong), browser.post(`${path}.data`, wrong)] : []
        for (const { status, text } of await Promise.all([...asked, ...sent])) {
          if (status === 200 || status === 422 || status === 409) seen += 1
          for (const mark of marksIn(text)) found.push(`${door.pattern} ${status}: ${mark}`)
        }
      }
    }

    expect([...new Set(found)]).toEqual([])
    expect(seen).toBeGreaterThan(40)
  }, 180_000)

  test('what it may see is there, so that the marks are known to be looked for in the right place', async () => {
    const browser = await served.as(town.sixthFormPeople.manager)

    const { text } = await browser.get(`/provider/choices/${town.amina.choices.sixthForm}`)

    expect(text).toContain(markOf('parentName'))
    expect(text).toContain(markOf('phone'))
  })

  test('a college may see the statement, and still not what is only counted', async () => {
    const browser = await served.as(town.people['admissions-manager'])

    const { text } = await browser.get(`/provider/choices/${town.amina.choices.college}`)

    expect(text).toContain(markOf('statement'))
    for (const field of ['ethnicGroup', 'religion', 'disability', 'safeguarding'])
      expect(text).not.toContain(markOf(field))
  })

  test('a letter to a sixth form holds none of it either', async () => {
    const letters = await served.db
      .selectFrom('letter')
      .innerJoin('membership', 'membership.accountId', 'letter.accountId')
      .select(['letter.html', 'letter.body'])
      .where('membership.organisationId', '=', town.sixthFormId)
      .execute()

    expect(letters.flatMap(({ html, body }) => [...marksIn(html), ...marksIn(body)])).toEqual([])
  })

  test('the copy that was sent to it was made without them', async () => {
    const { snapshot } = await served.db
      .selectFrom('choice')
      .select('snapshot')
      .where('id', '=', town.amina.choices.sixthForm)
      .executeTakeFirstOrThrow()

    const copy = JSON.stringify(snapshot)
    expect(copy).toContain(markOf('parentName'))
    expect(marksIn(copy)).toEqual([])
    expect(unlawful.filter((field) => copy.includes(`"${field}"`))).toEqual([])
  })
})

/** The names of the fields that are kept from a sixth form and stand in a text all the same. */
function marksIn(text: string): string[] {
  const names = applicationSections
    .flatMap((section) => section.fields)
    .filter(({ shows }) => unlawful.includes(shows))
    .map(({ name }) => name)
  return [...new Set([...names, ...unlawful])].filter(
    (name) => text.includes(markOf(name)) || text.includes(visibilityMark(name)),
  )
}

function visibilityMark(name: string) {
  return `marked need ${name in visibility ? name : 'none'}`
}

/** The form is filled in with marks by the factories; what is kept elsewhere in the record is marked here. */
async function markEverything(learnerId: string) {
  const now = new Date()
  const needs = ['safeguarding', 'supportNeeds', 'religion', 'ethnicGroup', 'disability', 'behaviour', 'attendance']
  await served.db
    .insertInto('learnerNeed')
    .values(needs.map((kind) => ({ learnerId, kind, value: `marked need ${kind}`, source: 'test', recordedAt: now })))
    .execute()
  const { answers, applicationId } = await served.db
    .selectFrom('applicationSection')
    .innerJoin('application', 'application.id', 'applicationSection.applicationId')
    .select(['applicationSection.answers', 'applicationSection.applicationId'])
    .where('application.learnerId', '=', learnerId)
    .where('section', '=', 'fair-chances')
    .executeTakeFirstOrThrow()
  const marked = {
    ...Object(answers),
    ethnicGroup: markOf('ethnicGroup'),
    religion: markOf('religion'),
    disability: markOf('disability'),
  }
  await served.db
    .updateTable('applicationSection')
    .set({ answers: JSON.stringify(marked) })
    .where('applicationId', '=', applicationId)
    .where('section', '=', 'fair-chances')
    .execute()
}
