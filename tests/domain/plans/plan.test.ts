import { describe, expect, test } from 'vitest'
import { planPartners } from '~/access/roles'
import { readingRights } from '~/domain/applications/reading-rights'
import { decideConsent } from '~/domain/consents/consent.commands.server'
import { timelineOf } from '~/domain/learners/timeline.queries.server'
import { contributeToPlan, takeContributionBack, writePlanSection } from '~/domain/plans/plan.commands.server'
import { findPlan, findPlanSection, findPlanVersions, planWordsOf } from '~/domain/plans/plan.queries.server'
import { mayReadPart, planParts, usualRights } from '~/domain/plans/plan-rights'
import { historyFor } from '~/domain/reports/history'
import { NotAllowed, NotFound } from '~/kit/errors'
import { eventsOf } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aPlanTown } from '#tests/support/plans'
import { countStatements } from '#tests/support/statements'

const test$ = testDatabase()
const bakery = { words: 'I want to run a bakery.', version: 0 }
const beside = { words: 'Ask Mrs Lock about a week at hers.' }

describe('the learner’s own words', () => {
  test('are kept with every earlier version, and leave an event that does not repeat them', async () => {
    const { db, learner, learnerId } = await aPlanTown(test$.db)

    await writePlanSection(learner, learnerId, 'aims', bakery)
    await writePlanSection(learner, learnerId, 'aims', { words: 'I want to be a baker.', version: 1 })

    const { versions } = await findPlanVersions(learner, learnerId, 'aims')
    expect(versions).toMatchObject([
      { version: 2, words: 'I want to be a baker.', by: 'Amina' },
      { version: 1, words: 'I want to run a bakery.' },
    ])
    expect(await planWordsOf(learner, learnerId)).toEqual({ aims: 'I want to be a baker.' })
    const events = await db.selectFrom('auditEvent').select('particulars').where('subjectId', '=', learnerId).execute()
    expect(JSON.stringify(events)).not.toContain('bak')
  })

  test('F-3: the second of two tabs is refused, and the same words twice are written once', async () => {
    const { learner, learnerId, db } = await aPlanTown(test$.db)
    await writePlanSection(learner, learnerId, 'aims', bakery)

    await writePlanSection(learner, learnerId, 'aims', bakery)

    const late = writePlanSection(learner, learnerId, 'aims', { words: 'I want to fly.', version: 0 })
    await expect(late).rejects.toMatchObject({ code: 'changed-meanwhile' })
    expect((await findPlanVersions(learner, learnerId, 'aims')).versions).toHaveLength(1)
    expect((await eventsOf(db, learnerId)).filter((event) => event === 'plan.section-written')).toHaveLength(1)
  })

  test('nobody but the learner writes them', async () => {
    const { tutor, adviser, parent, otherTutor, learnerId } = await aPlanTown(test$.db)

    for (const one of [tutor, adviser, parent])
      await expect(writePlanSection(one, learnerId, 'aims', bakery)).rejects.toThrow(NotAllowed)
    await expect(writePlanSection(otherTutor, learnerId, 'aims', bakery)).rejects.toThrow(NotFound)
  })

  test('a part that is not there is not found', async () => {
    const { learner, learnerId } = await aPlanTown(test$.db)

    await expect(writePlanSection(learner, learnerId, 'wishes', bakery)).rejects.toThrow(NotFound)
  })
})

describe('what others say beside them', () => {
  test('stands under the name of whoever said it, beside the learner’s words and never over them', async () => {
    const { learner, tutor, adviser, parent, learnerId } = await aPlanTown(test$.db)
    await writePlanSection(learner, learnerId, 'aims', bakery)

    for (const one of [tutor, adviser, parent]) await contributeToPlan(one, learnerId, 'aims', beside)

    const { written, contributions } = await findPlanSection(learner, learnerId, 'aims')
    expect(written?.words).toBe(bakery.words)
    expect(contributions.map(({ name, writtenAs, organisation }) => [name, writtenAs, organisation]).sort()).toEqual([
      ['Mr Okafor', 'adviser', 'Northbridge Connexions'],
      ['Mr Okafor', 'tutor', 'Northgate School'],
      ['Samira Yusuf', 'parent', null],
    ])
  })

  test('is taken back by its writer alone, and its words are gone', async () => {
    const { db, tutor, adviser, learner, learnerId } = await aPlanTown(test$.db)
    const id = await contributeToPlan(tutor, learnerId, 'strengths', beside)

    await expect(takeContributionBack(adviser, id)).rejects.toThrow(NotFound)
    await takeContributionBack(tutor, id)

    await expect(takeContributionBack(tutor, id)).rejects.toThrow(NotFound)
    expect((await findPlanSection(learner, learnerId, 'strengths')).contributions).toEqual([])
    expect(JSON.stringify(await db.selectFrom('planContribution').selectAll().execute())).not.toContain('Mrs Lock')
    expect(await eventsOf(db, id)).toEqual(['plan.contributed', 'plan.contribution-taken-back'])
  })

  test('a tutor of another school finds no plan, and the learner adds no comment to their own', async () => {
    const { learner, otherTutor, learnerId } = await aPlanTown(test$.db)

    await expect(contributeToPlan(otherTutor, learnerId, 'aims', beside)).rejects.toThrow(NotFound)
    await expect(contributeToPlan(learner, learnerId, 'aims', beside)).rejects.toThrow(NotAllowed)
  })
})

describe('who reads what of a plan', () => {
  test('a parent reads aims and not what helps to learn, whichever way it is asked for', async () => {
    const { learner, parent, learnerId } = await aPlanTown(test$.db)
    await writePlanSection(learner, learnerId, 'needs', { words: 'Big print', version: 0 })
    await writePlanSection(learner, learnerId, 'aims', bakery)

    const plan = await findPlan(parent, learnerId)

    expect(plan.sections.map(({ section }) => section)).toEqual(['aims', 'strengths', 'interests'])
    expect(JSON.stringify(plan)).not.toContain('Big print')
    await expect(findPlanSection(parent, learnerId, 'needs')).rejects.toThrow(NotFound)
    await expect(findPlanVersions(parent, learnerId, 'needs')).rejects.toThrow(NotFound)
    await expect(contributeToPlan(parent, learnerId, 'needs', beside)).rejects.toThrow(NotFound)
  })

  test('an adviser to whom only the name is passed on opens no plan', async () => {
    const { learner, adviser, learnerId } = await aPlanTown(test$.db, new Date('2027-03-27T09:00:00Z'))
    await decideConsent(learner, learnerId, 'careers-service', true)

    await expect(findPlan(adviser, learnerId)).rejects.toThrow(NotFound)
    await expect(contributeToPlan(adviser, learnerId, 'aims', beside)).rejects.toThrow(NotFound)
  })

  test.each(planParts.flatMap((part) => planPartners.map((partner) => [part, partner] as const)))(
    'a template that gives nothing of %s gives the %s nothing',
    (part, partner) => {
      const rights = { ...usualRights, [part]: { ...usualRights[part], [partner]: 'none' as const } }

      expect(mayReadPart(rights, partner === 'school' ? 'tutor' : partner, part)).toBe(false)
      expect(mayReadPart(rights, 'learner', part)).toBe(true)
    },
  )

  test.each(planParts.flatMap((part) => planPartners.map((partner) => [part, partner] as const)))(
    'the written rights say the same of %s and the %s as the most a template may give',
    (part, partner) => {
      const role = partner === 'school' ? 'tutor' : partner
      const matter = `plan${part.charAt(0).toUpperCase()}${part.slice(1)}`
      const readers: readonly string[] = Object.entries(readingRights).find(([name]) => name === matter)?.[1] ?? []

      expect(readers.includes(role)).toBe(mayReadPart(usualRights, role, part))
    },
  )

  test('the history of the record says that it was written, to those who may open it', async () => {
    const { learner, tutor, learnerId } = await aPlanTown(test$.db)
    await writePlanSection(learner, learnerId, 'aims', bakery)
    await contributeToPlan(tutor, learnerId, 'aims', beside)

    const told = historyFor(tutor.actor, await timelineOf(tutor, learnerId)).map(({ what }) => what)

    expect(told).toEqual(expect.arrayContaining(['Wrote in the plan: aims', 'Added to the plan: aims']))
  })

  test('B6: asks the same, however much has been written', async () => {
    const { db, learner, tutor, learnerId } = await aPlanTown(test$.db)
    const ask = () => countStatements(db, (db) => findPlan({ ...learner, db }, learnerId))
    const before = await ask()
    for (let at = 0; at < 5; at += 1) {
      await writePlanSection(learner, learnerId, 'aims', { words: `Words ${at}`, version: at })
      await contributeToPlan(tutor, learnerId, 'aims', beside)
    }

    expect(await ask()).toBe(before)
  })
})
