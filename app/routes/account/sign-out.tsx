import { redirect } from '@remix-run/node'
import { anyone } from '~/access/door.server'
import { forgetKeptForm, noKeptForm } from '~/access/kept-form.server'
import { closeSession } from '~/access/session.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = anyone(async () => null)

export const action = anyone(async ({ request }) => {
  const forgotten = (await forgetKeptForm(request)) !== null
  return redirect(paths.home, {
    headers: [
      ['Set-Cookie', await closeSession(request)],
      ...(forgotten ? [setCookie(noKeptForm())] : []),
      ['Clear-Site-Data', '"cache", "storage"'],
    ],
  })
})

function setCookie(cookie: string): [string, string] {
  return ['Set-Cookie', cookie]
}

export default function SignOutPage() {
  return (
    <Page title="Sign out">
      <ZodForm>
        <Button>Sign out</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Sign out - Onward' }]
