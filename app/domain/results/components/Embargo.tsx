import { InsetText } from '~/ui/text'

/** Until when nobody else sees what is put in, or since when it is known. */
export function Embargo({ minute, isOut, who }: { minute: string | null; isOut: boolean; who: string }) {
  if (isOut) return <p className="govuk-body">Results are out. Learners and the providers that hold offers see them.</p>
  return (
    <InsetText>
      {minute === null
        ? 'No day of results is set for this year yet.'
        : `Results are out ${minute}. Until then nobody but ${who} sees what you put in here.`}
    </InsetText>
  )
}
