import { proposeAgreement, signAgreement } from '~/domain/agreements/agreement.commands.server'
import { issueToken } from '~/domain/exchange/token.commands.server'
import { layOutSlots } from '~/domain/interviews/interview-slot.commands.server'
import { offerTimes } from '~/domain/interviews/invitation.commands.server'
import type { Context } from '~/kit/context.server'
import { addDays, londonMoment } from '~/kit/dates'
import { demoCollege, demoSchool } from '../people/cast'
import { onWeekday, type Season } from '../season'
import { actingAs } from './play.server'
import type { World } from './world.server'

const WHO_CHOOSE = 2

/** What the college of the demonstration has set up by now: times that learners choose, an agreement with a sixth form, a program. */
export async function workTogether(base: Context, world: World, { today }: Season) {
  const at = londonMoment(addDays(today, -1), '15:00:00')
  const college = actingAs(base, world.colleague(demoCollege, 'admissions-manager'), at)
  const sixthForm = actingAs(base, world.colleague(demoSchool, 'admissions-manager'), at)

  const rights = ['see', 'interview'] as const
  const partnerId = world.organisation(demoCollege)
  const agreementId = await proposeAgreement(sixthForm, { partnerId, rights: [...rights] })
  for (const side of [sixthForm, college]) await signAgreement(side, agreementId, rights.join())
  await issueToken(college, { name: 'Student records', more: ['interview', 'decide'], days: 365 })
  await letLearnersChoose(college, today)
}

async function letLearnersChoose(college: Context, today: string) {
  const day = onWeekday(addDays(today, 10))
  const morning = { day, from: '09:00', to: '12:00', minutes: 20, seats: 2 }
  await layOutSlots(college, { ...morning, place: 'The atrium', course: null })
  const waiting = await college.db
    .selectFrom('choice')
    .select('id')
    .where('providerId', '=', college.actor.organisationId)
    .where('state', '=', 'submitted')
    .orderBy('sentAt')
    .orderBy('id')
    .limit(WHO_CHOOSE)
    .execute()
  for (const { id } of waiting) await offerTimes(college, id, { bookBy: onWeekday(addDays(today, 5)), message: null })
}
