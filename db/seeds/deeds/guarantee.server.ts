import { decideGuarantee } from '~/domain/guarantees/guarantee.commands.server'
import { guaranteeDesk } from '~/domain/guarantees/guarantee.queries.server'
import { refreshAll } from '~/domain/guarantees/refresh.commands.server'
import { sayWhatIDo } from '~/domain/participation/proposal.commands.server'
import { visitor } from '~/kit/actor'
import { systemContext, type Context } from '~/kit/context.server'
import { addDays, londonMoment } from '~/kit/dates'
import { onWeekday } from '../season'
import type { Plan } from '../story/plan'
import { actingAs } from './play.server'
import { adviserForm } from './staff.server'
import type { World } from './world.server'

/** What two young people without a place say they do. */
const said = [
  { answer: 'part-time-job', where: 'Harbour Café', words: 'I want to do a catering course next year.' },
  { answer: 'looking', where: null, words: null },
]

/** The September Guarantee as it stands on the day: an adviser has decided one, and two young people have said what they do. */
export async function settleGuarantees(base: Context, world: World, { season }: Plan) {
  const at = londonMoment(onWeekday(addDays(season.today, -1)), '15:00:00')
  const adviser = actingAs(base, world.colleague('marlshire-connexions', 'adviser', adviserForm(0)), at)
  const areaId = adviser.actor.areaId ?? ''
  for (const september of [season.year, season.year + 1])
    await refreshAll(systemContext(base.db, at), { areaId, season: september })
  const desk = { season: season.year, outcome: 'to-do', schoolId: null, after: null } as const
  const { rows } = await guaranteeDesk(adviser, desk)
  const [decided, ...open] = rows
  if (decided) {
    const reason = 'Cares for a grandmother at home. Seen there on Tuesday; we talk again in January.'
    await decideGuarantee(adviser, decided.id, { code: '122', reason, version: decided.version })
  }
  for (const [index, { learnerId }] of open.slice(0, said.length).entries()) {
    const words = said[index]
    if (!words) continue
    const learner = { ...visitor, role: 'learner', learnerId, areaId } as const
    await sayWhatIDo(actingAs(base, learner, at), learnerId, { ...words, startedOn: addDays(season.termBegan, 30) })
  }
}
