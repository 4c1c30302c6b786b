import { paths } from '~/paths'
import { SummaryList } from '~/ui/summary-list'
import { findSection } from '../section'
import { asWritten, type GradeOnPaper } from '../snapshot'
import type { SectionField } from '../sections'
import { gradeWords } from '../section-meanwhile'
import { whoSees, type ProviderKind } from '../visibility'

type Props = {
  sections: { slug: string; answers: Record<string, string> }[]
  grades: GradeOnPaper[]
  kinds: readonly ProviderKind[]
}

/** All that was written, section by section, each with the way back and who will see it. */
export function AnswersToCheck({ sections, grades, kinds }: Props) {
  return sections.map(({ slug, answers }) => {
    const section = findSection(slug)
    if (!section) return null
    const rows = section.isGrades
      ? grades.map((grade) => ({ key: grade.subject, value: gradeWords(grade) }))
      : section.fields.map((field) => ({ key: field.label, value: inWords(field, answers[field.name] ?? '') }))
    return (
      <section key={slug}>
        <SummaryList
          card={{
            title: section.title,
            actions: [{ href: paths.learner.section(slug), text: `Change: ${section.title}` }],
          }}
          rows={rows.length > 0 ? rows : [{ key: 'Grades', value: '' }]}
        />
        <p className="govuk-hint">
          Who sees this:{' '}
          {whoSees(section.isGrades ? ['grades'] : section.fields.map(({ shows }) => shows), kinds).join(' ')}
        </p>
      </section>
    )
  })
}

function inWords(field: SectionField, answer: string) {
  return answer === '' ? null : <span className="onward-own-words">{asWritten(field, answer)}</span>
}
