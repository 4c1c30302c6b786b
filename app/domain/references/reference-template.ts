import { providerKinds, type ProviderKind } from '~/domain/applications/visibility'

type Template = { title: string; points: readonly string[] }

/** What a reference for each kind of place is about, in the order in which it is read. */
export const referenceTemplates: Record<ProviderKind, Template> = {
  college: {
    title: 'A college',
    points: [
      'How they work in lessons and alone',
      'What they are good at, with an example',
      'How they get on with others',
      'Attendance and being on time',
      'Why this course would suit them',
      'What helps them to do well',
    ],
  },
  'training-provider': {
    title: 'A training provider or employer',
    points: [
      'How far they can be relied on',
      'What they have done beside lessons: work, volunteering, a team',
      'How they take instructions and ask for help',
      'How they get on with adults',
      'Attendance and being on time',
    ],
  },
  'school-sixth-form': {
    title: 'A school sixth form',
    points: ['The subjects they take now', 'How ready they are for the subjects they want to take'],
  },
}

/** The template that an address asks for. */
export function templateFrom(name: string | null): ProviderKind | null {
  return providerKinds.find((kind) => kind === name) ?? null
}

/** A template as words to begin with: a line for each point, to be written out. */
export function templateText(kind: ProviderKind): string {
  return referenceTemplates[kind].points.map((point) => `${point}: `).join('\n\n')
}

/** True where a template was sent back as it came: that is no reference. */
export function isOnlyTemplate(text: string): boolean {
  const plain = (words: string) => words.replace(/\s+/g, ' ').trim()
  return providerKinds.some((kind) => plain(templateText(kind)) === plain(text))
}
