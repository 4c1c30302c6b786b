import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { DiaryDays } from '~/domain/diaries/components/DiaryDays'
import { daysOf, lastDay } from '~/domain/diaries/diary'
import { diaryLines } from '~/domain/diaries/diary.queries.server'
import { formatDay, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { OfflinePlace } from '~/ui/offline-place'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  const today = londonDay(ctx.now)
  const { lines, isCut } = await diaryLines(ctx)
  return { owner: ctx.actor.id ?? '', today, until: formatDay(lastDay(today)), days: daysOf(lines, today), isCut }
})

export default function DiaryPage() {
  const { owner, today, until, days, isCut } = useLoaderData<typeof loader>()
  return (
    <Page title="Diary" caption={`Until ${until}`}>
      {isCut ? (
        <p className="govuk-body">
          There is more than fits here. See{' '}
          <a href={paths.adviser.caseloadOf({ list: 'contact-due' })}>next steps due</a>,{' '}
          <a href={paths.adviser.tasks()}>what you are asked to see to</a> and{' '}
          <a href={paths.plan.reviews()}>reviews</a>.
        </p>
      ) : null}
      {days.length === 0 ? (
        <Empty title="Nothing is planned for the next two weeks">
          <p className="govuk-body">
            The day of a next step, a look at what somebody does, a review of a plan, and what you are asked to see to
            stand here.
          </p>
        </Empty>
      ) : (
        <DiaryDays days={days} today={today} />
      )}
      <p className="govuk-body">
        <a href={paths.adviser.diaryCalendar}>Have the diary in your own calendar</a>
      </p>
      <OfflinePlace owner={owner} saved="" />
    </Page>
  )
}

export const meta = () => [{ title: 'Diary - Onward' }]
