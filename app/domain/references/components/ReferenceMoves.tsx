import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import type { ReferenceState } from '../reference'

type Props = {
  learnerId: string
  state: ReferenceState
  version: number
  mayApprove: boolean
  mayRelease: boolean
  /** The school lets nothing go that only its writer has read. */
  needsApproval: boolean
}

/** What can be done with a reference as it stands, for whoever may do it. */
export function ReferenceMoves({ learnerId, state, version, mayApprove, mayRelease, needsApproval }: Props) {
  const isWritten = state === 'drafted' || state === 'approved'
  return (
    <>
      {state === 'drafted' ? (
        <ZodForm action={paths.school.approveReference(learnerId)} id="approval">
          <Hidden name="version" value={version} />
          <Button kind="secondary" {...(mayApprove ? {} : { notNow: 'You wrote it, so a colleague must approve it.' })}>
            Approve as a second person
          </Button>
        </ZodForm>
      ) : null}
      {isWritten && mayRelease ? (
        <ZodForm action={paths.school.releaseReference(learnerId)} id="release">
          <Hidden name="version" value={version} />
          <Button {...(needsApproval && state === 'drafted' ? { notNow: needsApprovalFirst } : {})}>Release</Button>
        </ZodForm>
      ) : null}
      {isWritten && !mayRelease ? <p className="govuk-body">The careers lead or the head releases it.</p> : null}
      {state === 'released' && mayRelease ? (
        <ZodForm action={paths.school.takeReferenceBack(learnerId)} id="taking-back">
          <Hidden name="version" value={version} />
          <Button kind="secondary">Take it back to change it</Button>
        </ZodForm>
      ) : null}
    </>
  )
}

const needsApprovalFirst = 'Your school asks a second person to approve it first.'
