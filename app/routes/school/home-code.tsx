import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { findPlacementCode } from '~/domain/attendance/home-code.queries.server'
import { chooseHomeCode } from '~/domain/attendance/home-line.commands.server'
import { homeCodeForm } from '~/domain/attendance/home-line.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { givenNames, familyName, hostName, code } = await findPlacementCode(ctx, id('placementId'))
  return { name: `${givenNames} ${familyName}`, hostName, code }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, homeCodeForm, async ({ code }) => {
    await chooseHomeCode(ctx, id('placementId'), code)
    return redirectWithNotice(paths.tracking.today, 'The code is chosen')
  }),
)

const codes = [
  { value: 'B', text: 'B Educated off site', hint: 'The learner is on your roll alone.' },
  { value: 'D', text: 'D Registered at two schools', hint: 'The other school keeps them on its roll as well.' },
]

export default function HomeCodePage() {
  const { name, hostName, code } = useLoaderData<typeof loader>()
  return (
    <Page
      title="The code while a learner is elsewhere"
      caption={`${name}, ${hostName}`}
      back={{ href: paths.tracking.today, text: 'Learners at other sites' }}
    >
      <ZodForm defaults={{ code }}>
        <Radios name="code" legend={`Which code does your register have while ${name} is there?`} options={codes} />
        <Button>Use this code</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'The code while a learner is elsewhere - Onward' }]
