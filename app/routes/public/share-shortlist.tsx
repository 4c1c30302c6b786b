import { useLoaderData } from '@remix-run/react'
import { anyone } from '~/access/door.server'
import { SHARED_DAYS, SHORTLIST } from '~/domain/plans/shortlist'
import { savedEntries } from '~/domain/plans/shortlist.queries.server'
import { addDays, endOfDay, formatDay, londonDay } from '~/kit/dates'
import { env } from '~/kit/env.server'
import { idsInCookie, sealIds } from '~/kit/sealed-ids.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Empty, InsetText } from '~/ui/text'

export const loader = anyone(async ({ ctx, request }) => {
  const entries = await savedEntries(ctx, idsInCookie(request, SHORTLIST, ctx.now))
  const last = addDays(londonDay(ctx.now), SHARED_DAYS)
  const code = sealIds(
    'shared-shortlist',
    entries.map(({ courseId }) => courseId),
    endOfDay(last),
  )
  return {
    courses: entries.length,
    last: formatDay(last),
    link: new URL(paths.shortlist.shared(code), env().ORIGIN).href,
  }
})

export default function SharePage() {
  const { courses, last, link } = useLoaderData<typeof loader>()
  return (
    <Page title="Share my shortlist" back={{ href: paths.shortlist.home, text: 'My shortlist' }}>
      {courses === 0 ? (
        <Empty title="There is nothing to share yet">
          <p>Save a course first.</p>
        </Empty>
      ) : (
        <>
          <p>
            Send this link to your tutor, or to your parent or carer. They see the courses as they are on your list
            today.
          </p>
          <InsetText>
            <a href={link} className="onward-long-link">
              {link}
            </a>
          </InsetText>
          <p>
            <a
              href={`mailto:?subject=${encodeURIComponent('Courses I am looking at')}&body=${encodeURIComponent(link)}`}
            >
              Send it by email
            </a>
          </p>
          <ul>
            <li>It works until the end of {last}.</li>
            <li>It does not say who you are. Your notes and grades are not in it.</li>
            <li>Whoever has the link can read the list. They cannot change it.</li>
          </ul>
        </>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Share my shortlist - Onward' }, { name: 'robots', content: 'noindex' }]
