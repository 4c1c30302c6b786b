import { useLoaderData } from '@remix-run/react'
import { anyone } from '~/access/door.server'
import { WebhookHelp } from '~/domain/exchange/components/WebhookHelp'
import { tokenRightWords } from '~/domain/exchange/token'
import { vendorOperations } from '~/domain/exchange/vendor-api'
import { env } from '~/kit/env.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { SummaryList } from '~/ui/summary-list'
import { Table } from '~/ui/table'

export const loader = anyone(async () => ({
  origin: env().ORIGIN,
  isDemo: env().DEMO,
  operations: vendorOperations.map(({ method, path, summary, right }) => [
    `${method.toUpperCase()} ${path}`,
    summary,
    right,
  ]),
}))

export default function ProgramsPage() {
  const { origin, isDemo, operations } = useLoaderData<typeof loader>()
  return (
    <Page title="How a program uses Onward" back={{ href: paths.help, text: 'Back to help' }}>
      <p className="govuk-body">
        Admissions software of a college, a school sixth form or a training provider can read the applications sent
        there and answer them. What the law or a rule forbids on our pages, it forbids here too. All of it is described
        for programs in <a href={paths.feeds.openApi}>one file (OpenAPI)</a>.
      </p>
      <h2 className="govuk-heading-m">Begin</h2>
      <ol className="govuk-list govuk-list--number">
        <li>
          Somebody who manages access at your organisation makes a token, under “Staff” and “Access for programs”.
        </li>
        <li>Send it with every call, and list what there is:</li>
      </ol>
      <pre className="onward-code" tabIndex={0} role="region" aria-label="A first call">
        {`curl ${origin}${paths.machine.applications} \\\n  -H "Authorization: Bearer YOUR_TOKEN"`}
      </pre>
      <h2 className="govuk-heading-m">Reading</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>The list gives up to 100 applications that changed since a moment. It names nobody.</li>
        <li>Ask for the next page with “next” as cursor. The next time, send “askNextSince” as since.</li>
        <li>Some applications come twice. The version tells you whether anything is new.</li>
        <li>Read each application by its id. The learner can see that you have read it.</li>
        <li>An update that a learner sends to you does not move the version. Read again before you decide.</li>
      </ul>
      <h2 className="govuk-heading-m">Answering</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>One call does one deed to one application. Send JSON.</li>
        <li>
          Send an Idempotency-Key, a new one for each deed. If no answer comes, send the same call with the same key.
        </li>
        <li>Keys are kept for 48 hours. The same key with another body is refused.</li>
        <li>
          Send If-Match with the ETag of the application. If somebody changed it first, you get 412: read it again.
        </li>
        <li>Learners get the same letters as when a person answers.</li>
      </ul>
      <pre className="onward-code" tabIndex={0} role="region" aria-label="An offer">
        {[
          `curl -X POST ${origin}${paths.deeds.offer('ID')} \\`,
          '  -H "Authorization: Bearer YOUR_TOKEN" -H "Content-Type: application/json" \\',
          '  -H "Idempotency-Key: 0b8f7c52-offer-1" -H \'If-Match: "3"\' \\',
          '  -d \'{"kind":"conditional","conditions":[{"kind":"grade","subject":"Mathematics","grade":"5"}]}\'',
        ].join('\n')}
      </pre>
      <h2 className="govuk-heading-m">When the answer is no</h2>
      <p className="govuk-body">
        A no comes as application/problem+json, with a sentence for people, a code for programs and a reference. 401:
        the token does not hold. 403: it has not this right. 404: nothing is here for you. 409: the rules say not now.
        412: somebody came first. 422: something is wrong in what was sent. 429: too many calls, wait as long as
        Retry-After says. Up to 600 calls a minute are answered.
      </p>
      <h2 className="govuk-heading-m">Rights of a token</h2>
      <SummaryList rows={Object.entries(tokenRightWords).map(([key, value]) => ({ key, value }))} />
      <Table caption="What there is" firstCellIsHeader head={['Call', 'What it does', 'Right']} rows={operations} />
      <WebhookHelp />
      <h2 className="govuk-heading-m">Try it</h2>
      <p className="govuk-body">
        {isDemo
          ? 'This is a demo: nobody here is real. POST /api/v1/test-data/applications makes up to 50 invented applications to your courses.'
          : 'Where Onward runs as a demo, POST /api/v1/test-data/applications makes up to 50 invented applications. Here, where people are real, there is no such address.'}
      </p>
      <h2 className="govuk-heading-m">Changes</h2>
      <p className="govuk-body">
        New fields and new calls may come at any time. Nothing under /api/v1 is taken away with less than two years’
        notice.
      </p>
    </Page>
  )
}

export const meta = () => [{ title: 'How a program uses Onward - Onward' }]
