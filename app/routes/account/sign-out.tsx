import { redirect } from '@remix-run/node'
import { anyone } from '~/access/door.server'
import { closeSession } from '~/access/session.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = anyone(async () => null)

export const action = anyone(async ({ request }) =>
  redirect(paths.home, {
    headers: [
      ['Set-Cookie', await closeSession(request)],
      ['Clear-Site-Data', '"cache", "storage"'],
    ],
  }),
)

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
