import { SummaryList } from '~/ui/summary-list'

/** What others say of how good a provider is: we keep no figures of our own, so the public registers are named. */
export function Quality({ noun, urn }: { noun: string; urn: string | null }) {
  return (
    <section aria-labelledby="quality">
      <h2 id="quality">How good it is</h2>
      <SummaryList
        missing={`${noun} has not told us its number in the public registers`}
        rows={[
          { key: 'Inspection reports', value: urn && <a href={ofsted(urn)}>Ofsted reports for number {urn}</a> },
          { key: 'Results and size', value: urn && <a href={register(urn)}>Official register, number {urn}</a> },
        ]}
      />
      <p className="govuk-hint">We have no figures of our own on how many learners finish this course.</p>
    </section>
  )
}

function ofsted(urn: string) {
  return `https://reports.ofsted.gov.uk/search?q=${encodeURIComponent(urn)}`
}

function register(urn: string) {
  return `https://get-information-schools.service.gov.uk/Establishments/Establishment/Details/${encodeURIComponent(urn)}`
}
