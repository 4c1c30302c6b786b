import { describe, expect, test } from 'vitest'
import { openSession } from '~/access/session.server'
import { addChoice } from '~/domain/applications/choice.commands.server'
import { openCycle } from '~/domain/cycles/cycle.commands.server'
import { proposeDeferral } from '~/domain/deferrals/proposal.commands.server'
import { findForParent } from '~/domain/reports/parent-page.queries.server'
import { askForInformation } from '~/domain/requests/request.commands.server'
import { systemContext } from '~/kit/context.server'
import { paths } from '~/paths'
import * as careersPage from '~/routes/parent/careers-service'
import * as parentPage from '~/routes/parent/learner'
import { aChoice, aCourseRun, FRIDAY, type ChoiceWithAll } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aStartOfNextYear, keepForNextYear } from '#tests/support/deferrals'
import { openPage, sendPage } from '#tests/support/pages'
import { aLinkedParent } from '#tests/support/parents'
import { setClock } from '#tests/support/served'

const test$ = testDatabase()
const NOVEMBER_2027 = new Date('2027-11-19T09:00:00Z')

async function theParentOf(choice: ChoiceWithAll, now = FRIDAY) {
  const parent = await aLinkedParent(test$.db, choice.learner)
  await setClock(test$.db, now)
  const [cookie = ''] = (await openSession(parent.actor.id ?? '', null)).split(';')
  const page = () =>
    openPage(parentPage, paths.parent.learner(':learnerId'), paths.parent.learner(choice.learnerId), { Cookie: cookie })
  return { parent, cookie, page }
}

describe('a parent reads by which day something is asked', () => {
  test('a question of a provider, and not what it asks', async () => {
    await setClock(test$.db, FRIDAY)
    const choice = await aChoice(test$.db)
    const question = {
      question: 'Which grade in maths?',
      isAboutGrades: false,
      dueOn: '2026-12-04',
      version: undefined,
    }
    await askForInformation(choice.officer, choice.id, question)
    const { page } = await theParentOf(choice)

    const { text } = await page()

    expect(text).toContain('Question to answer by 4 December 2026')
    expect(text).not.toContain('Which grade')
  })

  test('whether a place may wait a year', async () => {
    await setClock(test$.db, FRIDAY)
    const choice = await aChoice(test$.db, { state: 'place_confirmed' })
    const to = await aStartOfNextYear(test$.db, choice.runId)
    await proposeDeferral(choice.officer, choice.id, { to, message: '' })
    const { page } = await theParentOf(choice)

    expect((await page()).text).toContain('May it wait a year? Answer by 4 December 2026')
  })

  test('a place that was kept in an earlier year, beside the choices of this one', async () => {
    const { db } = test$
    await setClock(db, FRIDAY)
    const kept = await aChoice(db, { state: 'place_confirmed' })
    await keepForNextYear(kept, await aStartOfNextYear(db, kept.runId))
    const { page } = await theParentOf(kept, NOVEMBER_2027)
    await openCycle(systemContext(db, NOVEMBER_2027), kept.town.areaId, 2027)
    const runId = await aCourseRun(db, kept.providerId, { title: 'Plumbing', startsOn: '2028-09-04' })
    await addChoice({ ...kept.learner, now: NOVEMBER_2027 }, kept.learnerId, runId)

    const { text } = await page()

    expect(text).toMatch(/Choices Plumbing .* From an earlier year Engineering/)
    expect(text).toContain('Kept, and confirmed again from 1 September 2027')
    expect(text).toContain('Starts 4 September 2028')
  })

  test('in one statement, as before', async () => {
    const choice = await aChoice(test$.db, { state: 'offer' })
    const { parent } = await theParentOf(choice)

    const asked: string[] = []
    await findForParent({ ...parent, db: logged(asked) }, choice.learnerId)
    expect(asked).toHaveLength(1)
  })
})

describe('what the careers service is told', () => {
  test('is a parent’s to say below 16, and the page says what holds now', async () => {
    await setClock(test$.db, FRIDAY)
    const choice = await aChoice(test$.db, { state: 'offer' })
    const { cookie } = await theParentOf(choice)
    const at = paths.parent.careersService(choice.learnerId)
    const pattern = paths.parent.careersService(':learnerId')

    const wrong = await sendPage(careersPage, pattern, at, cookie, {})
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('Choose yes or no')
    const sent = await sendPage(careersPage, pattern, at, cookie, { answer: 'yes' })
    expect(sent.location).toBe(at)

    const { text } = await openPage(careersPage, pattern, at, { Cookie: cookie })
    expect(text).toContain('Now: only the name, address and date of birth. Last said by Samira Yusuf')
  })

  test('is the learner’s alone from 16 on', async () => {
    const choice = await aChoice(test$.db, { state: 'offer' })
    const { cookie } = await theParentOf(choice, new Date('2027-03-27T09:00:00Z'))

    const { text } = await openPage(
      careersPage,
      paths.parent.careersService(':learnerId'),
      paths.parent.careersService(choice.learnerId),
      { Cookie: cookie },
    )

    expect(text).toContain('Amina is 16 or over now. Only Amina can change this.')
    expect(text).not.toContain('Should only the name')
  })
})

function logged(asked: string[]) {
  return test$.db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: ({ result }) => {
      asked.push('statement')
      return Promise.resolve(result)
    },
  })
}
