import { readingRights, type Matter } from '~/domain/applications/reading-rights'
import { applicationSections } from '~/domain/applications/sections'
import {
  isVisible,
  providerKinds,
  stages,
  visibility,
  type Field,
  type ProviderKind,
  type Stage,
} from '~/domain/applications/visibility'
import type { Marked } from './marked-town'
import type { Reader } from './readers'

/**
 * Where a learner's one choice is: at a kind of provider, or still with the school, where no provider has it; and there of
 * somebody of whom the careers service may be told no more than name, address and date of birth.
 */
export const placesOfMarks = [...providerKinds, 'unsent', 'name-only'] as const
export type PlaceOfMark = (typeof placesOfMarks)[number]

/** What an adviser reads of the last: that, where they are at school, what advisers wrote themselves, and what the learner told them. */
const passedOn: readonly Matter[] = [
  'name',
  'bornOn',
  'address',
  'postcode',
  'schoolName',
  'contactNote',
  'guaranteeReason',
  'ownWords',
]

/** One marked word about a learner: of which matter it is, and where that learner's one choice is. */
export type Mark = { matter: Matter; kind: PlaceOfMark; stage: Stage }

/** A mark that came back, and where it was found. */
export type Found = Mark & { reader: Pick<Reader, 'role' | 'kind' | 'own'>; where: string }

/** Who may read what: the law for providers, the written rights for everybody else. */
export type Tables = {
  mayProvider: (field: Field, kind: ProviderKind, stage: Stage) => boolean
  rights: Readonly<Record<Matter, readonly string[]>>
}

export const asWritten: Tables = { mayProvider: isVisible, rights: readingRights }

/** Every mark in an answer; the id of a choice is the mark of the list it stands on. */
export function marksIn(text: string, learners: readonly Marked[]): Mark[] {
  const words = [...text.matchAll(/mark-(\d)(\d)-([a-zA-Z]+)/g)].flatMap(([, kind = '', stage = '', name = '']) => {
    const matter = matterOf(name)
    return matter ? markAt(matter, Number(kind), Number(stage)) : []
  })
  const days = [
    ...text.matchAll(/2010-0(\d)-1(\d)\b/g),
    ...text.matchAll(/\b1(\d) (January|February|March|April|May) 2010/g),
  ]
  const homes = [...text.matchAll(/ZE(\d) ?(\d)JW/g)]
  const choices = learners.filter(({ choiceId }) => text.includes(choiceId))
  return [
    ...words,
    ...choices.map(({ kind, stage }): Mark => ({ matter: 'otherChoices', kind, stage })),
    ...days.flatMap(([whole, a = '', b = '']) =>
      whole.startsWith('2010')
        ? markAt('bornOn', Number(a) - 1, Number(b))
        : markAt('bornOn', months.indexOf(b), Number(a)),
    ),
    ...homes.flatMap(([, a = '', b = '']) => markAt('postcode', Number(a), Number(b))),
  ]
}

const months = ['January', 'February', 'March', 'April', 'May']

/** A date of birth and a postcode that nobody else has. */
export function dayOf(at: Pick<Mark, 'kind' | 'stage'>): string {
  return `2010-0${placesOfMarks.indexOf(at.kind) + 1}-1${stages.indexOf(at.stage)}`
}

export function postcodeOf(at: Pick<Mark, 'kind' | 'stage'>): string {
  return `ZE${placesOfMarks.indexOf(at.kind)} ${stages.indexOf(at.stage)}JW`
}

/** The marks that came back to somebody who may not read them. */
export function leaksIn(found: readonly Found[], tables: Tables): string[] {
  const wrong = found.filter((one) => !mayRead(one, tables))
  return [
    ...new Set(
      wrong.map(({ reader, matter, kind, stage, where }) =>
        `${reader.kind ?? ''} ${reader.role} reads ${matter} of a learner at ${kind}, ${stage}: ${where}`.trim(),
      ),
    ),
  ]
}

function mayRead({ reader, matter, kind, stage }: Found, { mayProvider, rights }: Tables): boolean {
  if (reader.own && (reader.own.kind !== kind || reader.own.stage !== stage)) return false
  if (kind === 'name-only' && reader.role === 'adviser') return passedOn.includes(matter)
  if (reader.kind === null) return rights[matter].includes(reader.role)
  if (reader.kind !== kind) return false // this learner has sent it nothing
  if (!isFieldOfLaw(matter)) return rights[matter].includes(reader.role)
  return matter === 'otherChoices' || mayProvider(matter, kind, stage)
}

function isFieldOfLaw(matter: Matter): matter is Field {
  return matter in visibility
}

const byBox = new Map(
  applicationSections.flatMap(({ fields }) => fields).map(({ name, shows }): [string, Matter] => [name, shows]),
)

function matterOf(name: string): Matter | null {
  const box = byBox.get(name)
  if (box) return box
  return isMatter(name) ? name : null
}

function isMatter(name: string): name is Matter {
  return Object.hasOwn(readingRights, name)
}

function markAt(matter: Matter, kind: number, stage: number): Mark[] {
  const [k, s] = [placesOfMarks[kind], stages[stage]]
  return k && s ? [{ matter, kind: k, stage: s }] : []
}
