import { useLoaderData } from '@remix-run/react'
import { anyone } from '~/access/door.server'
import { areaWordsOf } from '~/domain/courses/area-word.queries.server'
import { savedCourse } from '~/domain/plans/compared'
import { SaveCourse } from '~/domain/plans/components/SaveCourse'
import { SavedCard } from '~/domain/plans/components/SavedCard'
import { findFitSource } from '~/domain/plans/fit.queries.server'
import { MOST_COMPARED, MOST_SAVED, SHORTLIST } from '~/domain/plans/shortlist'
import { coursesToCompare, savedEntries } from '~/domain/plans/shortlist.queries.server'
import { CannotGetThere } from '~/domain/search/components/CannotGetThere'
import { londonDay } from '~/kit/dates'
import { idsInCookie } from '~/kit/sealed-ids.server'
import { paths } from '~/paths'
import { Button, LinkButton } from '~/ui/button'
import { Cards } from '~/ui/card'
import { Checkboxes } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = anyone(async ({ ctx, request }) => {
  const entries = await savedEntries(ctx, idsInCookie(request, SHORTLIST, ctx.now))
  const learner = await findFitSource(ctx)
  const found = await coursesToCompare(
    ctx,
    entries.map(({ courseId }) => courseId),
  )
  const today = londonDay(ctx.now)
  const local = await areaWordsOf(ctx)
  return {
    courses: found.map((course) => ({
      ...savedCourse(course, today, learner, local),
      note: entries.find(({ courseId }) => courseId === course.id)?.note ?? '',
    })),
    gone: entries.length - found.length,
    isLearner: learner !== null,
    isSignedIn: ctx.actor.role !== 'visitor',
  }
})

export default function ShortlistPage() {
  const { courses, gone, isLearner, isSignedIn } = useLoaderData<typeof loader>()
  return (
    <Page title="My shortlist">
      {courses.length === 0 ? (
        <Empty title="You have not saved a course yet">
          <p>
            <a href={paths.courses()}>Find a course</a>, and press “Save to my shortlist”. You can save {MOST_SAVED}.
          </p>
        </Empty>
      ) : null}
      {gone === 0 ? null : <p>{gone === 1 ? 'One course is' : `${gone} courses are`} no longer in the prospectus.</p>}
      {courses.length === 0 || isSignedIn ? null : (
        <p className="onward-no-print">
          This list is kept in this browser. <a href={paths.account.signIn(paths.shortlist.home)}>Sign in</a> to keep it
          and to write notes.
        </p>
      )}
      {courses.length > 0 ? <Ways courses={courses} /> : null}
      <Cards>
        {courses.map((course) => (
          <SavedCard key={course.slug} course={course}>
            {isLearner ? <Note slug={course.slug} note={course.note} /> : null}
            <SaveCourse slug={course.slug} title={course.title} isSaved next={paths.shortlist.home} isQuiet />
            <CannotGetThere slug={course.slug} title={course.title} next={paths.shortlist.home} />
          </SavedCard>
        ))}
      </Cards>
    </Page>
  )
}

function Ways({ courses }: { courses: { slug: string; title: string; provider: string }[] }) {
  return (
    <div className="onward-no-print">
      <p>
        <LinkButton href={paths.shortlist.share} kind="secondary">
          Share this list
        </LinkButton>
      </p>
      {courses.length < 2 ? null : (
        <form method="get" action={paths.shortlist.compare()} className="onward-form">
          <Checkboxes
            name="course"
            legend="Compare side by side"
            legendSize="s"
            hint={`Choose up to ${MOST_COMPARED}`}
            isSmall
            defaultValue={courses.slice(0, MOST_COMPARED).map(({ slug }) => slug)}
            options={courses.map(({ slug, title, provider }) => ({ value: slug, text: `${title}, ${provider}` }))}
          />
          <Button kind="secondary">Compare</Button>
        </form>
      )}
    </div>
  )
}

function Note({ slug, note }: { slug: string; note: string }) {
  return (
    <>
      {note === '' ? null : <p className="onward-print-only">My note: {note}</p>}
      <div className="onward-no-print">
        <ZodForm action={paths.shortlist.note} id={`note-${slug}`} only={{ course: slug }} defaults={{ note }}>
          <Hidden name="course" value={slug} />
          <TextArea name="note" label="Note to myself" hint="Only you can read this" rows={2} />
          <Button kind="secondary">Save note</Button>
        </ZodForm>
      </div>
    </>
  )
}

export const meta = () => [{ title: 'My shortlist - Onward' }, { name: 'robots', content: 'noindex' }]
