import { Refusal } from '~/kit/errors'

export const PARENT_INVITATION_DAYS = 14
/** Linked adults and open invitations together. */
export const ADULTS_AT_MOST = 6

export const relationships = {
  parent: 'Parent',
  carer: 'Carer or foster carer',
  grandparent: 'Grandparent',
  guardian: 'Guardian',
  other: 'Another adult from home',
} as const

export type Relationship = keyof typeof relationships

export function isRelationship(name: string): name is Relationship {
  return Object.hasOwn(relationships, name)
}

/** The words for a relationship; one written in earlier words is shown as it is. */
export function relationshipWords(name: string): string {
  return isRelationship(name) ? relationships[name] : name
}

/** What an adult sees once linked, in the learner's words, said before the invitation goes. */
export const whatTheySee = [
  'the courses you chose, and how each one stands',
  'interviews, offers, and the days to reply',
  'your attendance, once you have started a course',
] as const

export const whatTheyNeverSee = [
  'your form, your statement and your grades',
  'what staff write about you',
  'the order of your choices',
] as const

export type Adults = {
  ownEmails: readonly (string | null)[]
  linked: readonly string[]
  invited: readonly string[]
  isBlocked: boolean
}

/** Refuses, in words, an invitation that makes no sense or may not be. */
export function refuseInvitation(email: string, { ownEmails, linked, invited, isBlocked }: Adults) {
  const same = (other: string | null) => other?.toLowerCase() === email.toLowerCase()
  const wrong = (code: string, sentence: string) => new Refusal(code, sentence, 'email')
  if (ownEmails.some(same)) throw wrong('own-address', 'This is your own email address. Enter theirs.')
  if (linked.some(same)) throw wrong('linked-already', 'This person can see your page already.')
  if (invited.some(same)) throw wrong('invited-already', 'You have invited this person already.')
  if (isBlocked) throw wrong('ask-school', 'We cannot invite this person now. Ask your school or your adviser.')
  if (linked.length + invited.length >= ADULTS_AT_MOST)
    throw new Refusal('too-many-adults', `You can link ${ADULTS_AT_MOST} people. End one first, or take one back.`)
}

/** Where an address is protected, whoever looks after the learner invites, and not the learner alone. */
export function refuseWhenProtected(isAddressProtected: boolean) {
  if (isAddressProtected)
    throw new Refusal('ask-school', 'Your school or your adviser invites people for you. Ask them.')
}
