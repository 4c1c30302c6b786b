import { expect, test } from 'vitest'
import { answerGap, planGap, settleGap, takeUpGap } from '~/domain/planning/course-gap.commands.server'
import { tellAsked } from '~/domain/planning/course-gap.jobs.server'
import { countPlanning } from '~/domain/planning/planning-night.commands.server'
import { systemContext } from '~/kit/context.server'
import { aColleague, anOfficerAt, aProvider, jobsIn, lettersIn } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aLearnerFrom, aPlannedTown, aSentChoice, aStartOf } from '#tests/support/planning'
import { aReason } from '#tests/support/tracking'

const here = testDatabase()
const now = new Date('2026-11-23T02:49:00Z')
const night = () => systemContext(here.db, now)
const plan = { nextStep: 'Plan a second group', dueOn: '2027-03-01' }
const houseOf = (organisationId: string) => ({ organisationId, accountId: null })

/** Five put first what has two places: the college is asked, where a manager, an officer and a register taker work. */
async function anAsking() {
  const { town, coordinator: told } = await aPlannedTown(here.db)
  const college = await aProvider(here.db, town, { name: 'Riverside College' })
  const run = await aStartOf(here.db, college, { places: 2 })
  for (let nth = 0; nth < 6; nth += 1) await aSentChoice(here.db, town, await aLearnerFrom(here.db, town, 'QX1'), run)
  await countPlanning(night())
  const manager = await aColleague(here.db, college, 'admissions-manager')
  await aColleague(here.db, college, 'register-taker')
  const coordinator = { ...told, now }
  const gapId = await takeUpGap(coordinator, {
    subject: '04.1',
    level: '2',
    home: '',
    owner: houseOf(college),
    ...plan,
  })
  const tell = (version: number, providerId = college) => tellAsked.run(night(), { gapId, providerId, version })
  return { town, coordinator, college, manager, gapId, tell }
}

const addressees = async () => (await lettersIn(here.db)).map(({ toEmail }) => toEmail)

test('a provider that is asked is written to once, however often the job runs: to who looks after its courses', async () => {
  const { manager, college, gapId, coordinator, tell } = await anAsking()
  await aColleague(here.db, college, 'admissions-officer')
  expect(await jobsIn(here.db)).toEqual(['planning/tell-asked'])
  await tell(1)
  await tell(1)
  const [letter, ...others] = await lettersIn(here.db)
  expect(others).toEqual([])
  expect(letter).toMatchObject({ template: 'GapAsked', toEmail: manager.email })
  const words = letter?.body.replace(/\s+/g, ' ')
  expect(words).toContain('Engineering, Level 2')
  expect(words).toContain('Riverside College to do this by 1 March 2027')
  expect(letter?.html).toContain(`/provider/courses/gaps/${gapId}`)

  await planGap(coordinator, gapId, { version: 1, owner: houseOf(college), ...plan, nextStep: 'Publish it' })
  expect(await jobsIn(here.db)).toHaveLength(1)
})

test('where nobody manages a provider, whoever answers its applicants is written to', async () => {
  const { coordinator, gapId, town, tell } = await anAsking()
  const other = await aProvider(here.db, town, { name: 'Weir Sixth Form' })
  const officer = await aColleague(here.db, other, 'admissions-officer')
  await planGap(coordinator, gapId, { version: 1, owner: houseOf(other), ...plan })
  await tell(2, other)
  expect(await addressees()).toEqual([officer.email])
})

test('no letter goes once the asking was taken back: handed on, answered or settled', async () => {
  const { town, coordinator, college, gapId, tell } = await anAsking()
  const mine = { organisationId: null, accountId: coordinator.actor.id ?? '' }
  await planGap(coordinator, gapId, { version: 1, owner: mine, ...plan })
  await tell(1)
  await planGap(coordinator, gapId, { version: 2, owner: houseOf(college), ...plan })
  const answer = { version: 3, answer: 'decline', detail: 'No room' } as const
  await answerGap({ ...anOfficerAt(here.db, college, town), now }, gapId, answer)
  await tell(3)
  const reason = await aReason(here.db, 'course-gap', 'gone')
  await settleGap(coordinator, gapId, { version: 4, outcome: 'drop', reason, detail: null })
  await tell(3)
  expect(await addressees()).toEqual([])
  expect(await jobsIn(here.db)).toEqual(['planning/tell-asked'])
})

test('who is asked anew, after it had ended or gone elsewhere, is written to anew', async () => {
  const { coordinator, college, manager, gapId, tell } = await anAsking()
  await tell(1)
  await settleGap(coordinator, gapId, { version: 1, outcome: 'provide', reason: '', detail: null })
  await settleGap(coordinator, gapId, { version: 2, outcome: 'reopen', reason: '', detail: null })
  await tell(3, college)
  expect(await addressees()).toEqual([manager.email, manager.email])
})
