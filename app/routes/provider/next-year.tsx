import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { copyToNextYear } from '~/domain/publishing/next-year.commands.server'
import { findNextYear } from '~/domain/publishing/next-year.queries.server'
import { nextYearForm } from '~/domain/publishing/next-year.schemas'
import { formatDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, url }) => {
  mustBeAllowed(ctx, 'course.edit', { providerId: ctx.actor.organisationId })
  const { course } = nextYearForm.parse({ course: url.searchParams.get('course') ?? '' })
  const next = await findNextYear(ctx, course || null)
  const notYet = next.isEarly ? `Next year’s courses can be prepared from ${formatDay(next.editableFrom)}.` : undefined
  return { ...next, course: next.title === null ? '' : course, notYet }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, nextYearForm, async ({ course }) => {
    const copied = await copyToNextYear(ctx, course || null)
    return redirectWithNotice(
      paths.provider.nextYear,
      copied === 1 ? '1 start copied as a draft' : `${copied} starts copied as drafts`,
    )
  }),
)

export default function NextYearPage() {
  const { name, title, course, toCopy, toPublish, notYet } = useLoaderData<typeof loader>()
  const nothing = toCopy === 0 ? 'Everything is copied already.' : undefined
  return (
    <Page
      title={title ? `Copy the starts of ${title} to the next year` : 'Next year’s courses'}
      caption={`For those who apply in ${name}`}
      back={course ? paths.provider.ownCourse(course) : paths.provider.courses}
    >
      <p>
        Each start is copied to the same day of the week one year on. Copies are drafts: change what is new, then
        publish them. They appear when next year’s prospectus opens, and can be applied for when applications open.
      </p>
      <p>{toCopy === 1 ? '1 start has' : `${toCopy} starts have`} no copy yet.</p>
      <ZodForm>
        <Hidden name="course" value={course} />
        <Button {...(notYet || nothing ? { notNow: notYet ?? nothing } : {})}>Copy to the next year</Button>
      </ZodForm>
      {toPublish > 0 ? (
        <>
          <h2>Publish the copies</h2>
          <p>{toPublish === 1 ? '1 copy waits' : `${toPublish} copies wait`} as drafts of courses that are live.</p>
          <ZodForm action={paths.provider.publishNextYear} id="publish">
            <Button kind="secondary">Publish all copies</Button>
          </ZodForm>
        </>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Next year’s courses - Onward' }]
