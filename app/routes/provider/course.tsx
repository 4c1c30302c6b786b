import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { isAllowed } from '~/access/policy'
import { roleWords } from '~/access/roles'
import { describe } from '~/domain/learners/timeline'
import { CourseMoves } from '~/domain/publishing/components/CourseMoves'
import { OwnBlocks } from '~/domain/publishing/components/OwnBlocks'
import { OwnRuns } from '~/domain/publishing/components/OwnRuns'
import { PublishChecklist } from '~/domain/publishing/components/PublishChecklist'
import { areaWordsOf } from '~/domain/courses/area-word.queries.server'
import { labelOf, ownBlocks, saidHere } from '~/domain/courses/course-blocks'
import { isStale, publishChecklist } from '~/domain/publishing/own-course'
import { ownRunRow } from '~/domain/publishing/own-run'
import { eventsOfCourse, findOwnCourse } from '~/domain/publishing/own-course.queries.server'
import { wordsOf } from '~/domain/courses/plain-words'
import { courseRecordSentences } from '~/domain/publishing/course-record.words'
import { courseTags, publishingSentences } from '~/domain/publishing/publishing.words'
import { formatDay, formatMoment, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { InsetText, WarningText } from '~/ui/text'
import { Timeline } from '~/ui/timeline'

export const loader = signedIn(async ({ ctx, id }) => {
  const course = await findOwnCourse(ctx, id('courseId'))
  const today = londonDay(ctx.now)
  const events = await eventsOfCourse(ctx, course.id)
  const local = await areaWordsOf(ctx)
  return {
    course: { id: course.id, title: course.title, slug: course.slug, status: course.status },
    appears: course.publishOn === null ? null : formatDay(course.publishOn),
    edited: course.edited.filter((column) => column !== 'status').map(labelOf),
    isStale: course.status === 'live' && isStale(course, today),
    reviewed: course.reviewedOn === null ? null : formatDay(course.reviewedOn),
    mayEdit: isAllowed(ctx.actor, 'course.edit', course),
    checklist: publishChecklist(course, course.runs, today),
    runs: course.runs.map((run) => ownRunRow(run, today)),
    blocks: ownBlocks
      .map((block) => saidHere(block, local))
      .map(({ slug, title, fields }) => ({
        slug,
        title,
        rows: fields.map(({ name, label, kind, options }) => ({
          label,
          value: kind === 'words' ? wordsOf(course[name]) : (options?.[course[name] ?? ''] ?? course[name] ?? ''),
        })),
      })),
    history: events.flatMap((event) => {
      const what = describe(event, ctx.actor, publishingSentences, courseRecordSentences)
      const when = { iso: event.happenedAt.toISOString(), text: formatMoment(event.happenedAt) }
      return what ? [{ id: event.id, what, when, who: event.actorName ?? whoIs(event.actorRole) }] : []
    }),
  }
})

function whoIs(role: string) {
  return Object.entries(roleWords).find(([name]) => name === role)?.[1] ?? role
}

export default function OwnCoursePage() {
  const { course, ...about } = useLoaderData<typeof loader>()
  return (
    <Page
      title={course.title}
      back={{ href: paths.provider.courses, text: 'Courses' }}
      actions={<StatusTag tag={courseTags[course.status]} />}
    >
      {about.appears ? <InsetText>It appears in the prospectus on {about.appears}.</InsetText> : null}
      {about.isStale ? (
        <WarningText>
          Nobody has looked this course through for more than a year. Read it, put right what has changed, then mark it
          as reviewed.
        </WarningText>
      ) : null}
      {about.mayEdit ? <CourseMoves course={course} reviewed={about.reviewed} /> : null}
      <PublishChecklist courseId={course.id} lines={about.checklist} />
      <OwnRuns courseId={course.id} runs={about.runs} mayEdit={about.mayEdit} />
      <h2>What learners can check</h2>
      <ul>
        <li>
          <a href={paths.provider.requirements(course.id)}>What you need to get in</a>: learners see if their grades
          meet it
        </li>
        <li>
          <a href={paths.provider.progression(course.id)}>Comes from and leads to</a>: shown as a map
        </li>
        <li>
          <a href={paths.provider.events}>Open events</a>: days to visit
        </li>
      </ul>
      {about.mayEdit ? (
        <p>
          <a href={paths.provider.usualOffer(course.id)}>The usual offer</a>: what you send when you offer places to
          several
        </p>
      ) : null}
      <OwnBlocks courseId={course.id} blocks={about.blocks} edited={about.edited} mayEdit={about.mayEdit} />
      <h2>What happened so far</h2>
      {about.history.length === 0 ? <p>Nothing was done by hand yet.</p> : null}
      <Timeline entries={about.history} headingLevel={3} />
    </Page>
  )
}

export const meta = ({ data }: { data?: { course: { title: string } } }) => [
  { title: data ? `${data.course.title} - Onward` : 'Page not found - Onward' },
]
