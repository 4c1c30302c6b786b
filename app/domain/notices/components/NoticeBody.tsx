/** The words of a notice, a paragraph for each line that was left empty between. */
export function NoticeBody({ body }: { body: string }) {
  return body.split(/\n{2,}/).map((paragraph, nth) => (
    <p key={nth} className="govuk-body">
      {paragraph}
    </p>
  ))
}
