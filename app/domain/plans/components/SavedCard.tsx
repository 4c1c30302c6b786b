import type { ReactNode } from 'react'
import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { Card } from '~/ui/card'
import type { ShownSaved } from '../compared'

/** One course of a shortlist: the few facts, what it asks for, and the way to apply. */
export function SavedCard({ course, children }: { course: ShownSaved; children?: ReactNode }) {
  const facts = [
    { key: 'Level', value: course.level },
    { key: 'Starts', value: course.start },
    { key: 'Where', value: course.place },
    { key: 'Distance', value: course.distance },
    { key: 'They ask for', value: course.entry },
    { key: 'Your grades', value: course.fit },
  ]
  return (
    <Card
      title={course.title}
      href={paths.course(course.slug)}
      byline={course.provider}
      facts={facts.filter(({ value }) => value !== null)}
      actions={<ApplyLink course={course} />}
    >
      {course.summary ? <p className="govuk-body">{course.summary}</p> : null}
      {children}
    </Card>
  )
}

/** Straight to apply where there is one start to choose; else by way of the course's own page. */
export function ApplyLink({ course: { slug, title, openRun, isOpen } }: { course: ShownSaved }) {
  if (!isOpen) return <span>Applications are not open here now.</span>
  return (
    <LinkButton href={openRun === null ? paths.course(slug) : paths.learner.apply(openRun)} kind="secondary">
      Apply<span className="govuk-visually-hidden"> for {title}</span>
    </LinkButton>
  )
}
