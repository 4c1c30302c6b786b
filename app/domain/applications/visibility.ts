import { is, type ChoiceState } from './choice.states'

export const providerKinds = ['college', 'training-provider', 'school-sixth-form'] as const
export type ProviderKind = (typeof providerKinds)[number]

/** How far a choice has come: asked for; offered; a firm place that the law calls one. */
export const stages = ['application', 'offer', 'place'] as const
export type Stage = (typeof stages)[number]

type From = Stage | 'never'
type Row = {
  label: string
  /** Says where somebody lives or how to reach their home: no provider has it while the address is protected. */
  tellsHome?: true
} & Record<ProviderKind, From>

/**
 * The one table of who sees what, and from when. Since January 2026 whatever a school sixth form uses to apply to it
 * counts as a supplementary information form under the School Admissions Code (2.4): before a firm place it may neither
 * ask for nor see more than eligibility and its oversubscription rules need, and a conditional offer is still before.
 * Colleges and training providers are outside the Code. Forms, pages, letters and exports read this table.
 */
export const visibility = {
  name: row('Your name', 'application', 'application', 'application'),
  bornOn: row('Your date of birth', 'application', 'application', 'application'),
  email: row('Your email address', 'application', 'application', 'application'),
  phone: ofHome('Your phone number', 'application', 'application', 'application'),
  address: ofHome('Your address', 'application', 'application', 'application'),
  postcode: ofHome('Your postcode', 'application', 'application', 'application'),
  schoolName: row('Your school', 'application', 'application', 'application'),
  parentName: ofHome('A parent or carer', 'application', 'application', 'application'),
  parentContact: ofHome('How to reach your parent or carer', 'application', 'application', 'application'),
  grades: row('Your subjects and grades', 'application', 'application', 'application'),
  supporter: ofHome('A person who supports you', 'application', 'application', 'place'),
  experience: row('Your work and other experience', 'application', 'application', 'place'),
  interests: row('Your interests', 'application', 'application', 'place'),
  careerAims: row('What you would like to do later', 'application', 'application', 'place'),
  statement: row('Your statement', 'application', 'application', 'place'),
  accessNeeds: row('What you need at an interview', 'application', 'application', 'place'),
  unavailable: row('Days you cannot come', 'application', 'application', 'place'),
  supportNeeds: row('Health, special needs and support', 'application', 'application', 'place'),
  reference: row('What your school writes about you', 'application', 'application', 'place'),
  attendance: row('Your attendance', 'application', 'application', 'place'),
  behaviour: row('Your behaviour record', 'never', 'never', 'place'),
  safeguarding: row('Anything about keeping you safe', 'place', 'place', 'place'),
  ethnicGroup: row('Your ethnic group', 'never', 'never', 'never'),
  religion: row('Your religion', 'never', 'never', 'never'),
  disability: row('Whether you are disabled', 'never', 'never', 'never'),
  preference: row('The order of your choices', 'never', 'never', 'never'),
  coSignature: row('Whether a parent or carer has signed', 'application', 'application', 'application'),
  otherChoices: row('Your other choices', 'never', 'never', 'never'),
} satisfies Record<string, Row>

export type Field = keyof typeof visibility

export const fields = Object.keys(visibility).filter(isField)

export function isField(name: string): name is Field {
  return Object.hasOwn(visibility, name)
}

/** The fields a kind of provider may see at a stage. */
export function visibleFields(kind: ProviderKind, stage: Stage): Field[] {
  return fields.filter((field) => isVisible(field, kind, stage))
}

/** Who reads: a kind of provider, or several at once, such as a provider and whoever answers for it. Then all must be allowed to. */
export type Eyes = ProviderKind | readonly ProviderKind[]

/** Whether a kind of provider may see a field at a stage; of a learner whose address is protected, nothing that tells of home. */
export function isVisible(field: Field, eyes: Eyes, stage: Stage, isProtected = false): boolean {
  const row: Row = visibility[field]
  if (isProtected && row.tellsHome) return false
  return [eyes].flat().every((kind) => {
    const from = row[kind]
    return from !== 'never' && stages.indexOf(from) <= stages.indexOf(stage)
  })
}

/** How far a choice in this state has come, for the law: an accepted offer with open conditions is still only an offer. */
export function stageOf(state: ChoiceState): Stage {
  if (is(state, 'firmPlace')) return 'place'
  return is(state, 'offerLive') ? 'offer' : 'application'
}

/** What the law calls this kind of organisation: a school that takes applications is a school sixth form. */
export function providerKindOf(organisationKind: string): ProviderKind {
  if (organisationKind === 'school') return 'school-sixth-form'
  return organisationKind === 'college' ? 'college' : 'training-provider'
}

/**
 * Who sees a group of fields, in the learner's words, one sentence for each moment: of all kinds of provider, or of
 * those the learner has chosen.
 */
export function whoSees(group: readonly Field[], chosen: readonly ProviderKind[] = []): string[] {
  const kinds = chosen.length === 0 ? providerKinds : providerKinds.filter((kind) => chosen.includes(kind))
  const all = (stage: From, kind: ProviderKind) => group.every((field) => visibility[field][kind] === stage)
  if (kinds.every((kind) => all('never', kind))) return ['Nobody who decides about you sees this. It is only counted.']
  if (kinds.every((kind) => all('application', kind))) return ['Every place you apply to sees this.']
  if (kinds.every((kind) => all('place', kind))) {
    return ['A school sixth form cannot see it until you have a firm place there.']
  }
  if (kinds.length === providerKinds.length && all('application', 'college') && all('place', 'school-sixth-form')) {
    return [
      'Colleges and training providers you apply to see this.',
      'A school sixth form cannot see it until you have a firm place there.',
    ]
  }
  return alike(group).flatMap((rows) => sentencesOf(rows, kinds))
}

const kindWords: Record<ProviderKind, string> = {
  college: 'colleges',
  'training-provider': 'training providers',
  'school-sixth-form': 'school sixth forms',
}

/** Rows that the same people see at the same time are told of together. */
function alike(group: readonly Field[]): Row[][] {
  const rows = group.map((field): Row => visibility[field])
  const key = (row: Row) => providerKinds.map((kind) => row[kind]).join()
  return [...new Set(rows.map(key))].map((one) => [...new Set(rows.filter((row) => key(row) === one))])
}

function sentencesOf(rows: Row[], kinds: readonly ProviderKind[]): string[] {
  const [row] = rows
  if (!row) return []
  const what = rows
    .map(({ label }, at) => (at === 0 ? label : label.charAt(0).toLowerCase() + label.slice(1)))
    .join(', ')
  const seeing = (stages: From[]) => kinds.filter((kind) => stages.includes(row[kind])).map((kind) => kindWords[kind])
  const [now, later] = [seeing(['application']), seeing(['offer', 'place'])]
  if (now.length + later.length === 0) return [`${what}: nobody who decides about you sees this.`]
  return [
    ...(now.length === kinds.length ? [`${what}: every place you apply to sees this.`] : []),
    ...(now.length > 0 && now.length < kinds.length ? [`${what}: ${now.join(' and ')} see this.`] : []),
    ...(later.length > 0 ? [`${what}: ${later.join(' and ')} see this once you have a firm place.`] : []),
  ]
}

/** A row of what tells where somebody lives, or how to reach their home. */
function ofHome(label: string, college: From, trainingProvider: From, schoolSixthForm: From) {
  return { ...row(label, college, trainingProvider, schoolSixthForm), tellsHome: true } as const
}

function row(label: string, college: From, trainingProvider: From, schoolSixthForm: From) {
  return { label, college, 'training-provider': trainingProvider, 'school-sixth-form': schoolSixthForm }
}
