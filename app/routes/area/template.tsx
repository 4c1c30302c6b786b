import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { LetterLooks } from '~/domain/messages/components/LetterPreviews'
import { previewLetter } from '~/domain/messages/letter-preview.jobs.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = signedIn(({ ctx, params }) => previewLetter(ctx, params.template ?? ''))

export default function TemplatePage() {
  const { subject, variants } = useLoaderData<typeof loader>()
  return (
    <Page title={subject} back={{ href: paths.area.templates, text: 'All letters' }}>
      <LetterLooks variants={variants} />
    </Page>
  )
}

export const meta = () => [{ title: 'A letter - Onward' }]
