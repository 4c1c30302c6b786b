import { useLoaderData } from '@remix-run/react'
import { anyone } from '~/access/door.server'
import { findLetter } from '~/domain/messages/letter.queries.server'
import { formatMoment } from '~/kit/dates'
import { env } from '~/kit/env.server'
import { NotFound } from '~/kit/errors'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = anyone(async ({ ctx, id }) => {
  if (!env().DEMO) throw new NotFound()
  const { subject, toEmail, body, writtenAt } = await findLetter(ctx, id('letterId'))
  return { subject, to: toEmail, body, written: formatMoment(writtenAt) }
})

export default function LetterPage() {
  const { subject, to, body, written } = useLoaderData<typeof loader>()
  return (
    <Page title={subject} back={paths.demo.letters}>
      <p className="govuk-body">
        To {to}, written {written}
      </p>
      <div className="onward-letter">
        {body.split('\n').map((line, at) => (
          <Line key={at} text={line} />
        ))}
      </div>
    </Page>
  )
}

/** One line of the letter as plain text; its links can be followed. */
function Line({ text }: { text: string }) {
  const [before, address, after] = text.split(/(https?:\/\/[^\s]+)/, 3)
  return (
    <p className="govuk-body">
      {before}
      {address && (
        <a className="govuk-link" href={address}>
          {address}
        </a>
      )}
      {after}
    </p>
  )
}

export const meta = () => [{ title: 'A letter - Onward' }]
