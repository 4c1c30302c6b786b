import { paths } from '~/paths'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

type Run = {
  id: string
  made: string
  maker: string
  cases: number
  placed: number
  complaints: number
  isAdopted: boolean
}

/** What was worked out so far, the newest first, each beside the one before it. */
export function AllocationRuns({ runs }: { runs: readonly Run[] }) {
  return (
    <Table
      caption="What was worked out"
      head={[
        'When',
        'By',
        { text: 'Cases', isNumber: true },
        { text: 'Placed', isNumber: true },
        'Where it stands',
        'More',
      ]}
      rows={runs.map(({ id, made, maker, cases, placed, complaints, isAdopted }, nth) => {
        const before = runs[nth + 1]
        return [
          <a href={paths.panel.allocationRun(id)} key="run">
            {made}
          </a>,
          maker,
          cases,
          placed,
          <StatusTag key="state" tag={tagOf(complaints, isAdopted)} />,
          before ? (
            <a href={paths.panel.compareAllocations(id, before.id)} key="compare">
              Compare<span className="govuk-visually-hidden"> {made}</span> with the one before
            </a>
          ) : (
            ''
          ),
        ]
      })}
      empty={<Empty title="Nothing was worked out yet" />}
    />
  )
}

function tagOf(complaints: number, isAdopted: boolean) {
  if (isAdopted) return { text: 'Adopted', colour: 'green' } as const
  return complaints === 0
    ? ({ text: 'Proved fair', colour: 'blue' } as const)
    : ({ text: 'Not fair', colour: 'red' } as const)
}
