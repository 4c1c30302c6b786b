import { WarningText } from '~/ui/text'

type Letter = { givenNames: string; familyName: string; address: string | null; postcode: string | null; code: string }
export type Printed = {
  letters: readonly Letter[]
  day: string
  until: string
  area: string
  /** Where one types the code. */
  site: string
}

/** Letters to print, each on a sheet of its own, on the one answer that shows them. */
export function PaperLetters({ printed: { letters, day, until, area, site } }: { printed: Printed }) {
  return (
    <>
      <div className="onward-no-print">
        <WarningText>Print this page now. The codes are not shown again.</WarningText>
      </div>
      {letters.map(({ givenNames, familyName, address, postcode, code }) => (
        <section key={code} className="onward-paper" lang="en">
          <p className="govuk-body">
            {givenNames} {familyName}
            {address ? (
              <>
                <br />
                {address}
              </>
            ) : null}
            {postcode ? (
              <>
                <br />
                {postcode}
              </>
            ) : null}
          </p>
          <h2 className="govuk-heading-m">What are you doing now?</h2>
          <p className="govuk-body">Dear {givenNames},</p>
          <p className="govuk-body">
            Each year we ask everybody who has left Year 11 what they do. We ask about {day}. It takes one minute.
          </p>
          <p className="govuk-body">
            Type this into your phone or computer: <strong>{`${site}/survey/${code}`}</strong>
          </p>
          <p className="govuk-body">
            You need no password. We ask for your date of birth, to be sure it is you. It works until {until}.
          </p>
          <p className="govuk-body">{area}</p>
        </section>
      ))}
    </>
  )
}

/** Whether the page’s answer brings letters. */
export function isPrinted(reply: unknown): reply is { printed: Printed } {
  return typeof reply === 'object' && reply !== null && 'printed' in reply
}
