import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { entriesNamed } from '~/domain/caseload-acts/act.queries.server'
import { fullName } from '~/domain/learners/learner'
import { PAGE_SIZE } from '~/domain/participation/caseload.queries.server'
import { tickedIn } from '~/domain/participation/caseload.schemas'
import { ContactFields } from '~/domain/participation/components/ContactFields'
import { recordGroupContact } from '~/domain/participation/contact.commands.server'
import { groupContactForm } from '~/domain/participation/contact.schemas'
import { formatTime, londonDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url }) => {
  const entries = await entriesNamed(ctx, tickedIn(url.searchParams).slice(0, PAGE_SIZE))
  return {
    people: entries.map((entry) => ({ id: entry.id, name: fullName(entry) })),
    start: { kind: 'group', outcome: 'reached', day: londonDay(ctx.now), time: formatTime(ctx.now) },
  }
})

export const action = signedIn(({ ctx, url, request }) =>
  handleForm(request, groupContactForm, async (contact) => {
    const entries = await entriesNamed(ctx, tickedIn(url.searchParams).slice(0, PAGE_SIZE))
    const count = await recordGroupContact(
      ctx,
      entries.map(({ learnerId }) => learnerId),
      contact,
    )
    return redirectWithNotice(paths.adviser.caseload, `Contact recorded for ${count}`)
  }),
)

export default function GroupContactPage() {
  const { people, start } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Contact with several learners"
      caption={`${people.length} learners`}
      back={{ href: paths.adviser.caseload, text: 'Back to my caseload' }}
    >
      {people.length === 0 ? (
        <Empty title="Nobody was ticked">
          <p className="govuk-body">
            Go back to the caseload, choose several, and tick each learner who was there. A group contact is not
            recorded for everybody who matches.
          </p>
        </Empty>
      ) : (
        <>
          <ul className="govuk-list govuk-list--bullet">
            {people.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
          <ZodForm defaults={start}>
            <ContactFields isGroup />
            <Button>Record contact</Button>
          </ZodForm>
        </>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Record a group contact - Onward' }]
