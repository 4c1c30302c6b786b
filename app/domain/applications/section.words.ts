import type { Section, SectionField } from './sections'

/** What staff call a section of the form; the learner's own title speaks to the learner. */
const titles: Record<string, string> = {
  'about-you': 'The learner',
  contact: 'How to reach the learner',
  people: 'School, and who helps',
  grades: 'Subjects and grades',
  experience: 'Experience and interests',
  statement: 'Statement',
  'interview-needs': 'Needs at an interview',
  'fair-chances': 'Fair chances for all',
}

/** What staff call a box whose own label speaks to the learner. */
const labels: Record<string, string> = {
  knownAs: 'Likes to be called',
  schoolName: 'School',
  parentName: 'Parent or carer',
  parentContact: 'How to reach them',
  parentRelation: 'Who they are to the learner',
  otherParentName: 'Second parent or carer',
  otherParentContact: 'How to reach the second',
  supporter: 'Another supporter',
  interests: 'Interests',
  careerAims: 'Career aims',
  statement: 'Why these courses',
  accessNeeds: 'Help on the day',
  unavailable: 'Days that do not work',
  supportNeeds: 'Support to learn',
  ethnicGroup: 'Ethnic group',
  disability: 'Disability',
}

export function staffTitle(section: Section): string {
  return titles[section.slug] ?? section.title
}

export function staffLabel(field: SectionField): string {
  return labels[field.name] ?? field.label
}
