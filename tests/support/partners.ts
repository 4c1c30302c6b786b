import type { Kysely } from 'kysely'
import type { DB, OrganisationKind } from '#db/schema'
import { addMembership, addAccount } from '~/domain/accounts/account.commands.server'
import { proposeAgreement, signAgreement, endAgreement } from '~/domain/agreements/agreement.commands.server'
import { keepInHand, openSession, readSession } from '~/access/session.server'
import { usualRights, visitor, type Right, type Role } from '~/kit/actor'
import { systemContext, type Context } from '~/kit/context.server'
import { aChoice, aProvider, FRIDAY, type ChoiceWithAll, type Town } from './admissions'

type Db = Kysely<DB>
type Wishes = { name?: string; rights?: readonly Right[]; role?: Role; now?: Date }

let people = 0

/** Somebody of a provider with the rights that are given, as their session would know them. */
export async function somebodyAt(
  db: Db,
  organisationId: string,
  { areaId }: Pick<Town, 'areaId'>,
  { name = 'Ms Achebe', role = 'admissions-manager', rights = usualRights(role), now = FRIDAY }: Wishes = {},
): Promise<Context & { actor: { id: string; membershipId: string } }> {
  const ctx = systemContext(db, FRIDAY)
  const id = await addAccount(ctx, { email: `somebody-${(people += 1)}@example.org`, name })
  const membershipId = await addMembership(ctx, { accountId: id, organisationId, role, rights })
  const actor = { ...visitor, id, membershipId, role, rights, organisationId, areaId }
  return { db, now, requestId: 'test', actor }
}

export const agreementStages = ['proposed', 'owner-signed', 'partner-signed', 'in-force', 'ended'] as const
export type AgreementStage = (typeof agreementStages)[number]

type Houses = Awaited<ReturnType<typeof twoHouses>>

/** Riverside College with an applicant, Weir Sixth Form beside it, and somebody who manages people at each. */
export async function twoHouses(
  db: Db,
  wishes: Parameters<typeof aChoice>[1] = {},
  kind: OrganisationKind = 'college',
) {
  const choice: ChoiceWithAll = await aChoice(db, wishes)
  const partnerId = await aProvider(db, choice.town, { kind, name: 'Weir Sixth Form' })
  const owner = await somebodyAt(db, choice.providerId, choice.town, { name: 'Ms Rossi' })
  const partner = await somebodyAt(db, partnerId, choice.town, { name: 'Mr Okafor' })
  return { choice, partnerId, owner, partner }
}

/** An agreement between them, as far as a stage says. */
export async function anAgreement(
  { owner, partner, partnerId }: Houses,
  stage: AgreementStage = 'in-force',
  rights: readonly Right[] = ['see', 'interview', 'decide'],
): Promise<string> {
  const id = await proposeAgreement(owner, { partnerId, rights: [...rights] })
  if (stage !== 'proposed' && stage !== 'partner-signed') await signAgreement(owner, id, rights.join())
  if (stage !== 'proposed' && stage !== 'owner-signed') await signAgreement(partner, id, rights.join())
  if (stage === 'ended') await endAgreement(partner, id)
  return id
}

/** A session of somebody, with an agreement in hand or none: its cookie, and who it says comes. */
export async function sessionOf(
  { actor }: { actor: { id: string; membershipId: string } },
  agreementId: string | null,
) {
  const cookie = (await openSession(actor.id, actor.membershipId)).split(';')[0] ?? ''
  const read = async () =>
    (await readSession(new Request('http://onward.example', { headers: { Cookie: cookie } })))?.visit
  const visit = await read()
  if (visit) await keepInHand(visit.sessionId, agreementId)
  return { cookie, read }
}
