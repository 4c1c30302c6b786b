import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { GapFields } from '~/domain/planning/components/GapFields'
import { GapSeenList } from '~/domain/planning/components/GapSeen'
import { takeUpGap } from '~/domain/planning/course-gap.commands.server'
import { gapQuestion, takeUpForm } from '~/domain/planning/course-gap.schemas'
import { gapToTakeUp } from '~/domain/planning/gap-page.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, url }) => {
  const asked = gapQuestion.parse(Object.fromEntries(url.searchParams))
  const key = { subjectCode: asked.subject, level: asked.level, outcode: asked.home }
  const { owners, ...gap } = await gapToTakeUp(ctx, key)
  return { asked, ...gap, owners: owners.map(({ value, text }) => ({ value, text })) }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, takeUpForm, async (form) => {
    const gapId = await takeUpGap(ctx, form)
    return redirectWithNotice(paths.area.gap(gapId), 'Taken up')
  }),
)

export default function NewGapPage() {
  const { asked, name, cycle, seen, owners } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`Take up: ${name}`}
      caption={`The cycle ${cycle}`}
      back={{ href: paths.area.gaps, text: 'What is missing' }}
    >
      <GapSeenList seen={seen} />
      <ZodForm>
        <Hidden name="subject" value={asked.subject} />
        <Hidden name="level" value={asked.level} />
        <Hidden name="home" value={asked.home} />
        <GapFields owners={owners} />
        <Button>Take it up</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Take up what is missing - Onward' }]
