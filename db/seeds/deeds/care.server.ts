import { setConfidentialRight } from '~/domain/accounts/confidential.commands.server'
import { reasonsOn } from '~/domain/areas/reason.queries.server'
import { doAct, planAct } from '~/domain/caseload-acts/act.commands.server'
import { recordCharacteristic } from '~/domain/circumstances/characteristic.commands.server'
import { recordNeed } from '~/domain/circumstances/need.commands.server'
import { caseloadPage } from '~/domain/participation/caseload.queries.server'
import { recordContact } from '~/domain/participation/contact.commands.server'
import type { Actor } from '~/kit/actor'
import type { Context } from '~/kit/context.server'
import { addDays, londonDay, londonMoment } from '~/kit/dates'
import { Chance } from '../chance'
import type { Season } from '../season'
import { actingAs } from './play.server'
import { adviserForm } from './staff.server'
import type { World } from './world.server'

const SERVICE = 'marlshire-connexions'

/** What the first adviser knows of those on the own list: how much help each needs, what is going on around some, and what comes next. */
export async function careForCaseload(base: Context, world: World, { season }: { season: Season }): Promise<void> {
  const chance = new Chance('care')
  const now = londonMoment(addDays(season.today, -1), '16:00:00')
  const adviser = world.colleague(SERVICE, 'adviser', adviserForm(0))
  if (adviser.membershipId) await setConfidentialRight(actingAs(base, base.actor, now), adviser.membershipId, true)
  const own = actingAs(base, { ...adviser, rights: ['confidential'] }, now)
  const today = londonDay(now)
  const { rows } = await caseloadPage(own)
  for (const [at, { learnerId }] of rows.entries()) {
    const mine = chance.of(`learner ${at}`)
    const level = mine.weighed([
      [1, 2],
      [2, 5],
      [3, 3],
    ] as const)
    await recordNeed(own, learnerId, { level, fromOn: addDays(today, -30) })
    const code = circumstances[at % 12]
    if (code) await recordCharacteristic(own, learnerId, { code, fromOn: addDays(today, -200) })
    if (at < 6) await talk(own, learnerId, at, today)
  }
  await giveSome(own, world, rows.slice(-3))
}

const circumstances: readonly (string | null)[] = [
  '140',
  null,
  null,
  '200',
  null,
  '110',
  null,
  null,
  '210',
  null,
  null,
  null,
]
const visits = ['home-visit', 'meeting', 'phone-call'] as const

function talk(own: Context, learnerId: string, at: number, today: string) {
  return recordContact(own, learnerId, {
    ...{ kind: 'interview', outcome: 'reached', day: today, time: '10:00', minutes: 30 + 5 * at },
    ...{ place: 'Drop-in, Market Hall', note: 'Looked at two courses together.', agreed: 'Visits the open evening' },
    ...{ nextActionOn: addDays(today, at * 2), nextActionKind: visits[at % visits.length] ?? null },
    ...(at === 0 ? { confidential: 'Told me about trouble at home. Her social worker knows.' } : {}),
  })
}

async function giveSome(own: Context, world: World, rows: readonly { id: string }[]) {
  const form = adviserForm(1)
  if (!world.hasColleague(SERVICE, 'adviser', form) || rows.length === 0) return
  const to: Actor = world.colleague(SERVICE, 'adviser', form)
  const reason = (await reasonsOn(own, 'caseload-moved')).find(({ code }) => code === 'near')?.id ?? ''
  const planned = { kind: 'move', adviserId: to.id ?? '', reason, detail: null } as const
  const entryIds = rows.map(({ id }) => id)
  await doAct(own, await planAct(own, planned, entryIds))
}
