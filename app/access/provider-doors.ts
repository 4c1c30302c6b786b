import type { Actor } from '~/kit/actor'
import { isAllowed, type Action } from './policy'
import { answerers } from './roles'

// What a page of a provider asks of whoever opens it, by the second step of its address. Any other tells of applicants.
const asked: Record<string, Action> = {
  enrolment: 'enrolment.record',
  results: 'results.prepare',
  registers: 'register.take',
  courses: 'course.edit',
  charges: 'charge.keep',
  events: 'open-event.plan',
  staff: 'staff.see',
  agreements: 'agreement.keep',
  answering: 'agreement.use',
  'requests-off': 'requests.switch',
  tokens: 'api-token.issue',
  webhooks: 'webhook.keep',
  elsewhere: 'outside-application.tell',
  endings: 'programme.end',
}

/**
 * What somebody of admissions lacks for opening an address of the provider's part; null where nothing is lacking. The
 * first page is open to all: it leads on to what is theirs.
 */
export function lackingFor(actor: Actor, pathname: string): Action | null {
  const [, part, step = ''] = pathname.replace(/\.data$/, '').split('/')
  if (part !== 'provider' || step === '' || !answerers.some((role) => role === actor.role)) return null
  const action = asked[step] ?? 'applicant.see'
  const own = { providerId: actor.organisationId, organisationId: actor.organisationId, accountId: actor.id }
  return isAllowed(actor, action, own) ? null : action
}
