import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { takeOn } from '~/domain/participation/caseload.commands.server'
import { is, type ChoiceState } from '~/domain/applications/choice.states'
import { visitor, usualRights, type Actor } from '~/kit/actor'
import { NotAllowed, NotFound, Refusal } from '~/kit/errors'
import { aChoice, aColleague, aLearner, aProvider, FRIDAY } from './admissions'
import { aToken } from './programs'
import { supportPerson } from './restorations'

/** Everybody who could try: those the choice is visible to, and those it is not. */
export async function everybody(db: Kysely<DB>) {
  const choice = await aChoice(db)
  const { areaId, schoolId } = choice.town
  const elsewhere = await aProvider(db, choice.town, { kind: 'school', name: 'Hilltop School' })
  const service = await aProvider(db, choice.town, { kind: 'service', name: 'Northbridge Connexions' })
  const { accountId: ours } = await aColleague(db, service, 'adviser')
  const { accountId: other } = await aColleague(db, service, 'adviser')
  const as = (role: Actor['role'], more: Partial<Actor> = {}): Actor => ({
    ...visitor,
    role,
    areaId,
    rights: usualRights(role),
    ...more,
  })
  const adviser = as('adviser', { id: ours, organisationId: service })
  await takeOn({ db, now: FRIDAY, requestId: 'test', actor: adviser }, choice.learnerId)
  const { id: tokenId } = await aToken(db, choice.providerId)
  const { id: tokenElsewhere } = await aToken(db, elsewhere)
  const actors: Record<string, Actor> = {
    learner: as('learner', { learnerId: choice.learnerId }),
    'another learner': as('learner', { learnerId: await aLearner(db, choice.town) }),
    'a parent who is not linked': as('parent'),
    tutor: as('tutor', { organisationId: schoolId, form: '11A' }),
    'tutor of another form': as('tutor', { organisationId: schoolId, form: '11B' }),
    head: as('head', { organisationId: schoolId }),
    'exams officer': as('exams-officer', { organisationId: schoolId }),
    'head of another school': as('head', { organisationId: elsewhere }),
    'their adviser': adviser,
    'another adviser': as('adviser', { id: other, organisationId: service }),
    officer: choice.officer.actor,
    program: program(choice, tokenId),
    'program of another provider': program({ providerId: elsewhere, town: choice.town }, tokenElsewhere),
    'officer of another provider': as('admissions-officer', { organisationId: elsewhere }),
    coordinator: as('coordinator', { organisationId: service }),
    support: (await supportPerson(db)).actor,
  }
  return { choice, actors }
}

const answering = ['officer', 'program']
const seeing = ['learner', 'tutor', 'head', 'exams officer', 'their adviser', 'another adviser']

type Whose = { providerId: string; town: { areaId: string } }

/** A program of a provider, with every right that a token can have. */
function program({ providerId, town: { areaId } }: Whose, tokenId: string): Actor {
  return {
    ...visitor,
    role: 'machine',
    organisationId: providerId,
    areaId,
    tokenId,
    rights: ['see', 'interview', 'decide'],
  }
}

/** Whether one of them finds the choice at all: to the others it does not exist. */
export function findsChoice(who: string, state: ChoiceState): boolean {
  return seeing.includes(who) || (answering.includes(who) && is(state, 'providerSees'))
}

/** What a deed that failed came to: a kind of no, with a sentence a person can read; else the fault itself. */
export function nameOf(error: unknown): string {
  if (error instanceof NotFound) return 'NotFound'
  if (error instanceof NotAllowed) return 'NotAllowed'
  if (error instanceof Refusal && /^[A-Z“].+\.$/.test(error.sentence)) return 'Refusal'
  return String(error)
}
