import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { LetterList } from '~/domain/messages/components/LetterPreviews'
import { letterTemplates } from '~/domain/messages/letter-preview.jobs.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx }) => ({ letters: letterTemplates(ctx) }))

export default function TemplatesPage() {
  const { letters } = useLoaderData<typeof loader>()
  return (
    <Page title="What letters look like" back={{ href: paths.area.calendar, text: 'The calendar' }}>
      <LetterList letters={letters} hrefOf={paths.area.template} />
    </Page>
  )
}

export const meta = () => [{ title: 'What letters look like - Onward' }]
