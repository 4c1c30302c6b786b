import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { findSheet, profileOf } from '~/domain/applications/application.queries.server'
import { AnswersToCheck } from '~/domain/applications/components/AnswersToCheck'
import { Gaps } from '~/domain/applications/components/Gaps'
import { LateRound } from '~/domain/applications/components/LateRound'
import { SendForm } from '~/domain/applications/components/SendForm'
import { gapsToFill, taskList } from '~/domain/applications/section'
import { findSendingFacts } from '~/domain/applications/sending.queries.server'
import { formatDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { NotificationBanner } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  const sheet = await findSheet(ctx, orNotFound(ctx.actor.learnerId ?? undefined))
  const drafts = sheet.choices.filter(({ state }) => state === 'draft')
  const profile = profileOf(sheet, drafts.length > 0 ? drafts : sheet.choices)
  return {
    drafts: drafts.map(({ id, courseTitle, providerName, isRunOpen, pause }) => ({
      id,
      courseTitle,
      providerName,
      isRunOpen,
      opens: pause && formatDay(pause.opensOn),
    })),
    sections: taskList(profile).map(({ section, saved }) => ({ slug: section.slug, answers: saved?.answers ?? {} })),
    grades: sheet.grades,
    ...(await findSendingFacts(ctx, sheet.learner)),
    gaps: gapsToFill(profile),
    kinds: profile.providerKinds,
  }
})

export default function CheckPage() {
  const { drafts, sections, grades, gaps, kinds, isLate, schoolLooksFirst, isBeingMatched } =
    useLoaderData<typeof loader>()
  return (
    <Page title="Check your answers" back={{ href: paths.learner.application, text: 'Back to your application' }}>
      {gaps.length > 0 ? (
        <NotificationBanner title="Still to do">
          <Gaps gaps={gaps} />
        </NotificationBanner>
      ) : null}
      <AnswersToCheck sections={sections} grades={grades} kinds={kinds} />
      {isLate ? <LateRound /> : null}
      <SendForm
        drafts={drafts}
        gaps={gaps.length}
        schoolLooksFirst={schoolLooksFirst}
        isBeingMatched={isBeingMatched}
      />
    </Page>
  )
}

export const meta = () => [{ title: 'Check your answers - Onward' }]
