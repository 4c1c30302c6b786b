import { describe, expect, test } from 'vitest'
import { contributeToPlan, writePlanSection } from '~/domain/plans/plan.commands.server'
import * as commentPage from '~/routes/plan/comment'
import * as planPage from '~/routes/plan/plan'
import * as sectionPage from '~/routes/plan/section'
import * as versionsPage from '~/routes/plan/versions'
import type { Context } from '~/kit/context.server'
import { FRIDAY } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { openPage, sendPage } from '#tests/support/pages'
import { aPlanTown, cookieOf } from '#tests/support/plans'
import { readabilityOf, sentencesOnPage } from '#tests/support/readability'
import { setClock } from '#tests/support/served'

const test$ = testDatabase()
const PART = '/plan/:learnerId/parts/:part'

async function aVisit() {
  await setClock(test$.db, FRIDAY)
  const plan = await aPlanTown(test$.db)
  const address = `/plan/${plan.learnerId}`
  const open = async (who: Context) =>
    openPage(planPage, '/plan/:learnerId', address, { Cookie: await cookieOf(test$.db, who) })
  return { ...plan, address, open }
}

describe('F-3: one part of a plan in two tabs', () => {
  test('the second tab sees what is saved beside what was typed, and loses nothing', async () => {
    const { address, learner } = await aVisit()
    const cookie = await cookieOf(test$.db, learner)
    const part = `${address}/parts/aims`
    const save = (words: string) => sendPage(sectionPage, PART, part, cookie, { words, version: '0' })
    await save('I like bread.')

    const told = await save('I like cakes.')

    expect(told.status).toBe(409)
    expect(told.text).toContain('in another tab or window')
    expect(told.text).toContain('I like bread.')
    expect(told.html).toMatch(/<textarea[^>]*>I like cakes\.<\/textarea>/)
    expect(told.html).toContain('name="version" value="1"')
  })
})

describe('the pages of a plan', () => {
  test('the learner, the school, the adviser and the parent read it, and each sees what they may do', async () => {
    const { learner, tutor, adviser, parent, learnerId, open } = await aVisit()
    await writePlanSection(learner, learnerId, 'aims', { words: 'To bake', version: 0 })
    await contributeToPlan(tutor, learnerId, 'aims', { words: 'Good idea' })

    const own = await open(learner)
    expect(own.text).toContain('To bake')
    expect(own.text).toContain('Good idea')
    expect(own.text).toContain('Mr Okafor, tutor, Northgate School')
    expect(own.text).not.toContain('Add a comment')
    for (const other of [tutor, adviser, parent]) {
      const page = await open(other)
      expect(page.text).toContain('To bake')
      expect(page.text).toContain('Add a comment : Aims')
    }
    expect((await open(parent)).text).not.toContain('What helps to learn')
  })

  test('everybody’s look but the learner’s own is in the access log', async () => {
    const { learner, tutor, learnerId, open } = await aVisit()

    await open(learner)
    await open(tutor)

    const views = await test$.db
      .selectFrom('recordView')
      .select(['what', 'viewerRole'])
      .where('learnerId', '=', learnerId)
    expect(await views.execute()).toEqual([{ what: 'plan', viewerRole: 'tutor' }])
  })

  test('a comment is written on its own page', async () => {
    const { tutor, address, learner, open } = await aVisit()
    const cookie = await cookieOf(test$.db, tutor)

    const sent = await sendPage(commentPage, `${PART}/comment`, `${address}/parts/interests/comment`, cookie, {
      words: 'Try the <b>garden</b> club.',
    })

    expect(sent.location).toBe(address)
    expect((await open(learner)).html).toContain('Try the &lt;b&gt;garden&lt;/b&gt; club.')
  })

  test('learners and parents read them with ease', async () => {
    const { learner, parent, learnerId, address, open } = await aVisit()
    await writePlanSection(learner, learnerId, 'aims', { words: 'To bake', version: 0 })
    const headers = { Cookie: await cookieOf(test$.db, learner) }
    const pages = await Promise.all([
      open(learner),
      open(parent),
      openPage(sectionPage, PART, `${address}/parts/needs`, headers),
      openPage(versionsPage, `${PART}/versions`, `${address}/parts/aims/versions`, headers),
    ])

    for (const { html } of pages) {
      const read = readabilityOf(sentencesOnPage(html))
      expect(read.meanLength).toBeLessThanOrEqual(14)
      expect(read.longestLength, read.longest).toBeLessThanOrEqual(25)
      expect(read.wordsToAvoid).toEqual([])
    }
  })

  test('a session is needed', async () => {
    const { address } = await aVisit()

    expect((await openPage(planPage, '/plan/:learnerId', address)).location).toContain('/sign-in')
  })
})
