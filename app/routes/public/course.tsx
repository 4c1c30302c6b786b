import { useLoaderData } from '@remix-run/react'
import { anyone } from '~/access/door.server'
import { isAllowed } from '~/access/policy'
import { ApplyForm } from '~/domain/prospectus/components/ApplyForm'
import { CourseBlocks } from '~/domain/prospectus/components/CourseBlocks'
import { CourseRuns } from '~/domain/prospectus/components/CourseRuns'
import { Progression } from '~/domain/progression/components/Progression'
import { Quality } from '~/domain/prospectus/components/Quality'
import { CannotGetThere } from '~/domain/search/components/CannotGetThere'
import { Travel } from '~/domain/search/components/Travel'
import { Visiting } from '~/domain/prospectus/components/Visiting'
import { findCourse } from '~/domain/prospectus/course.queries.server'
import { coursePage } from '~/domain/prospectus/course-page'
import { courseJsonLd } from '~/domain/prospectus/course-schema'
import { areaWordsOf } from '~/domain/courses/area-word.queries.server'
import { noteView } from '~/domain/search/search-counts.commands.server'
import { journeysFrom } from '~/domain/search/travel'
import { settingsOf } from '~/domain/areas/area.queries.server'
import { FitPanel } from '~/domain/plans/components/FitPanel'
import { fitOf } from '~/domain/plans/fit'
import { findFitSource } from '~/domain/plans/fit.queries.server'
import { SaveCourse } from '~/domain/plans/components/SaveCourse'
import { SHORTLIST } from '~/domain/plans/shortlist'
import { savedEntries } from '~/domain/plans/shortlist.queries.server'
import { PauseNews } from '~/domain/pauses/components/PauseNews'
import { pauseOn } from '~/domain/pauses/pause'
import { londonDay } from '~/kit/dates'
import { env } from '~/kit/env.server'
import { idsInCookie } from '~/kit/sealed-ids.server'
import { isReader } from '~/kit/tally.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { SummaryList } from '~/ui/summary-list'

export const loader = anyone(async ({ ctx, params, request }) => {
  const found = await findCourse(ctx, params.slug ?? '')
  if (isReader(request)) noteView(found.id)
  const course = coursePage(found, londonDay(ctx.now), await areaWordsOf(ctx))
  const address = {
    course: absolute(paths.course(course.slug)),
    provider: absolute(paths.providerPage(course.provider.slug)),
  }
  const mayApply = ctx.actor.role === 'visitor' || ctx.actor.role === 'learner'
  const [learner, { transportNotes }] = await Promise.all([findFitSource(ctx), settingsOf(ctx, found.areaId)])
  const saved = await savedEntries(ctx, idsInCookie(request, SHORTLIST, ctx.now))
  const isSaved = saved.some(({ courseId }) => courseId === found.id)
  const own = learner && {
    fit: fitOf(found.requirement, learner.grades),
    home: learner.home,
    journeys: learner.home === null ? [] : journeysFrom(learner.home, found.runs, found.providerPostcode),
  }
  return {
    course,
    map: found.map,
    pause: pauseOn(found.pause, londonDay(ctx.now)),
    mayApply,
    correctHref: isAllowed(ctx.actor, 'course.correct', found) ? paths.area.courseKind(found.id) : null,
    isSaved,
    own,
    transportNotes,
    canonical: address.course,
    jsonLd: courseJsonLd(course, found.runs, address),
  }
})

export default function CoursePage() {
  const { course, map, pause, mayApply, correctHref, isSaved, own, transportNotes, jsonLd } =
    useLoaderData<typeof loader>()
  const { provider, contact } = course
  return (
    <Page title={course.title} caption={provider.name} back={{ href: paths.courses(), text: 'Find a course' }}>
      {course.summary ? <p className="govuk-body-l">{course.summary}</p> : null}
      {course.hasWords ? null : <p>{provider.noun} has not told us in a few words what this course is.</p>}
      <PauseNews provider={provider.name} pause={pause} />
      {mayApply ? <ApplyForm runs={course.runs} whyNot={course.whyNoApplication} /> : null}
      {course.isLive ? (
        <SaveCourse slug={course.slug} title={course.title} isSaved={isSaved} next={paths.course(course.slug)} />
      ) : null}
      <SummaryList missing="Not stated" rows={course.facts} />
      {correctHref === null ? null : (
        <p>
          <a href={correctHref}>Correct its route or subject</a>
        </p>
      )}
      {own ? <FitPanel fit={own.fit} noun={provider.noun} /> : null}
      <h2 id="runs">When and where</h2>
      <CourseRuns runs={course.runs} noun={provider.noun} />
      <CourseBlocks blocks={course.blocks} />
      <Progression title={course.title} map={map} noun={provider.noun} />
      <Visiting noun={provider.noun} {...course.visiting} />
      <Travel noun={provider.noun} notes={transportNotes} journeys={own?.journeys ?? []} home={own?.home ?? null}>
        {mayApply ? <CannotGetThere slug={course.slug} title={course.title} next={paths.course(course.slug)} /> : null}
      </Travel>
      <Quality noun={provider.noun} urn={course.inspectionUrn} />
      <h2 id="contact">Who to ask</h2>
      <SummaryList
        missing={`${provider.noun} has not told us`}
        rows={[
          { key: provider.noun, value: <a href={paths.providerPage(provider.slug)}>{provider.name}</a> },
          {
            key: 'This course on their own site',
            value: contact.website && (
              <a href={contact.website} rel="nofollow noopener">
                {host(contact.website)}
              </a>
            ),
          },
          { key: 'Email', value: contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a> },
          { key: 'Phone', value: contact.phone },
        ]}
      />
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonLd }} />
    </Page>
  )
}

function absolute(path: string) {
  return new URL(path, env().ORIGIN).href
}

function host(address: string) {
  return URL.canParse(address) ? new URL(address).host : address
}

export const meta = ({
  data,
}: {
  data?: { course: { title: string; description: string; provider: { name: string } }; canonical: string }
}) =>
  data
    ? [
        { title: `${data.course.title}, ${data.course.provider.name} - Onward` },
        { name: 'description', content: data.course.description },
        { tagName: 'link', rel: 'canonical', href: data.canonical },
      ]
    : [{ title: 'Page not found - Onward' }]
