import { expect, test } from 'vitest'
import { findSheet } from '~/domain/applications/application.queries.server'
import { saveSection } from '~/domain/applications/section.commands.server'
import { writePlanSection } from '~/domain/plans/plan.commands.server'
import { paths } from '~/paths'
import * as sectionPage from '~/routes/learner/section'
import { aLearner, aTown, FRIDAY, theLearner } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { openPage, sendPage } from '#tests/support/pages'
import { setClock } from '#tests/support/served'
import { learnerCookie } from '#tests/support/signed-in'

const test$ = testDatabase()
const SECTION = '/learner/application/:section'

async function aWriter() {
  const { db } = test$
  await setClock(db, FRIDAY)
  const town = await aTown(db)
  const learnerId = await aLearner(db, town)
  const learner = theLearner(db, learnerId, town)
  await writePlanSection(learner, learnerId, 'interests', { words: 'I like bread.', version: 0 })
  await writePlanSection(learner, learnerId, 'aims', { words: 'To bake', version: 0 })
  const cookie = await learnerCookie(db, learnerId)
  const open = (address: string) => openPage(sectionPage, SECTION, address, { Cookie: cookie })
  return { db, learner, learnerId, cookie, open }
}

test('what stands in the plan is not typed twice: one link puts it into the boxes that are empty', async () => {
  const { learner, learnerId, cookie, open } = await aWriter()
  const before = await open(paths.learner.section('experience'))
  expect(before.text).toContain('You have written about this in your plan')
  expect(before.html).not.toContain('I like bread.')

  const filled = await open(paths.learner.sectionFromPlan('experience'))

  expect(filled.html).toMatch(/<textarea[^>]*name="answers.interests"[^>]*>I like bread\.<\/textarea>/)
  expect(filled.html).toMatch(/<textarea[^>]*name="answers.careerAims"[^>]*>To bake<\/textarea>/)
  const form = {
    'answers.interests': 'I like bread.',
    'answers.careerAims': 'To bake',
    isFinished: 'yes',
    version: '0',
  }
  await sendPage(sectionPage, SECTION, paths.learner.sectionFromPlan('experience'), cookie, form)
  const saved = (await findSheet(learner, learnerId)).saved.find(({ section }) => section === 'experience')
  expect(saved?.answers).toMatchObject({ interests: 'I like bread.', careerAims: 'To bake' })
  expect((await open(paths.learner.section('experience'))).text).not.toContain('in your plan')
})

test('a box that is filled in keeps what stands in it', async () => {
  const { learner, learnerId, open } = await aWriter()
  await saveSection(learner, learnerId, 'experience', { answers: { interests: 'Football' }, isFinished: false })

  const { html } = await open(paths.learner.sectionFromPlan('experience'))

  expect(html).toMatch(/name="answers.interests"[^>]*>Football<\/textarea>/)
  expect(html).toMatch(/name="answers.careerAims"[^>]*>To bake<\/textarea>/)
})

test('a section that asks for nothing of the plan does not speak of it', async () => {
  const { open } = await aWriter()

  expect((await open(paths.learner.section('contact'))).text).not.toContain('in your plan')
})
