import { formatDay } from '~/kit/dates'
import { SummaryList } from '~/ui/summary-list'
import { WarningText } from '~/ui/text'
import { GuaranteeFacts, type GuaranteeFact } from '../../guarantees/components/GuaranteeFacts'
import { attendanceWords } from '../../attendance/mark'
import { priorityWords } from '../../participation/caseload'

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
    guarantees: readonly GuaranteeFact[]
    attendance: { possible: number; attended: number } | null
    caseload: { adviserName: string | null; nextActionOn: string | null } | null
    need: { level: number; fromOn: string } | null
  }
}

/** The facts an adviser needs first. */
export function AdviserFacts({ learner }: Props) {
  const { attendance, caseload, need } = learner
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
            value: caseload ? (caseload.adviserName ?? 'No name yet') : 'On no caseload',
          },
          { key: 'Next step', value: caseload?.nextActionOn ? formatDay(caseload.nextActionOn) : 'None planned' },
          ...(learner.isNameOnly
            ? []
            : [
                {
                  key: 'Level of need',
                  value: need ? `${priorityWords[need.level]}, since ${formatDay(need.fromOn)}` : 'Not recorded',
                },
                { key: 'September Guarantee', value: <GuaranteeFacts guarantees={learner.guarantees} /> },
                { key: 'Attendance', value: attendanceWords(attendance ?? { possible: 0, attended: 0 }) },
              ]),
        ]}
      />
    </>
  )
}
