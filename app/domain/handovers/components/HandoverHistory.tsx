import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { StatusTag, type Tag } from '~/ui/status-tag'
import { SummaryList } from '~/ui/summary-list'
import type { HandoverState } from '../handover.states'

type Handover = {
  id: string
  version: number
  state: HandoverState
  tag: Tag
  rows: { key: string; value: string | null }[]
}

/** What was handed over of one learner, the newest first; what is open can be called back. */
export function HandoverHistory({ handovers }: { handovers: readonly Handover[] }) {
  if (handovers.length === 0) return null
  return (
    <>
      <h2 className="govuk-heading-m">Handed over so far</h2>
      {handovers.map(({ id, version, state, tag, rows }) => (
        <div key={id}>
          <p className="govuk-body">
            <StatusTag tag={tag} />
          </p>
          <SummaryList rows={rows} />
          {state === 'handed_over' || state === 'taken' ? (
            <ZodForm action={paths.school.callBackHandover(id)} id={`call-back-${id}`}>
              <Hidden name="version" value={version} />
              <Button kind="secondary">Call it back</Button>
            </ZodForm>
          ) : null}
        </div>
      ))}
    </>
  )
}
