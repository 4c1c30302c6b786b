import { whatTheyNeverSee, whatTheySee } from '../parent'

/** What an adult sees once linked, and what never. */
export function WhatTheySee() {
  return (
    <>
      <p className="govuk-body">They will see:</p>
      <ul className="govuk-list govuk-list--bullet">
        {whatTheySee.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="govuk-body">They will never see:</p>
      <ul className="govuk-list govuk-list--bullet">
        {whatTheyNeverSee.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}
