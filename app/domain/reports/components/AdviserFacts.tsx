import { formatDay } from '~/kit/dates'
import { SummaryList } from '~/ui/summary-list'
import { WarningText } from '~/ui/text'
import { isChoiceState } from '../../applications/choice.states'
import { attendanceWords } from '../../attendance/mark'
import { priorityWords } from '../../participation/caseload'
import { guaranteeFrom } from '../../participation/guarantee'

type Props = {
  learner: {
    bornOn: string
    email: string | null
    phone: string | null
    isAddressProtected: boolean
    /** All that is passed on of somebody who wants it so. */
    isNameOnly: boolean
    address: string | null
    postcode: string | null
    hasAccount: boolean
    cycleId: string
    choices: readonly { state: string; cycleId: string }[]
    attendance: { possible: number; attended: number } | null
    caseload: { priority: number; adviserName: string; nextActionOn: string | null } | null
  }
}

/** The facts an adviser needs first. */
export function AdviserFacts({ learner }: Props) {
  const { attendance, caseload } = learner
  const ofThisCycle = learner.choices.filter(({ cycleId }) => cycleId === learner.cycleId)
  const guarantee = guaranteeFrom(ofThisCycle.map(({ state }) => state).filter(isChoiceState))
  return (
    <>
      {learner.isAddressProtected ? (
        <WarningText>The address of this learner is protected. Do not pass on where they live.</WarningText>
      ) : null}
      <SummaryList
        rows={[
          { key: 'Date of birth', value: formatDay(learner.bornOn) },
          ...(learner.isNameOnly
            ? [{ key: 'Address', value: [learner.address, learner.postcode].filter(Boolean).join(', ') || null }]
            : [
                { key: 'Email address', value: learner.email },
                { key: 'Phone number', value: learner.phone },
              ]),
          { key: 'Account', value: learner.hasAccount ? 'Has an account' : 'Has no account yet' },
          {
            key: 'Adviser',
            value: caseload
              ? `${caseload.adviserName}, ${priorityWords[caseload.priority]?.toLowerCase()} support`
              : 'On no caseload',
          },
          { key: 'Next step', value: caseload?.nextActionOn ? formatDay(caseload.nextActionOn) : 'None planned' },
          ...(learner.isNameOnly
            ? []
            : [
                { key: 'September Guarantee', value: `${guarantee.words}: ${guarantee.evidence}` },
                { key: 'Attendance', value: attendanceWords(attendance ?? { possible: 0, attended: 0 }) },
              ]),
        ]}
      />
    </>
  )
}
