import { Radios } from '~/ui/fields/choices'
import { SummaryList } from '~/ui/summary-list'
import { outsideStatesToStaff, type OutsideState } from '../outside-application'

type Entry = { title: string; organisationName: string; state: OutsideState }

/** What a provider told of one application. */
export function ToldEntry({ entry: { title, organisationName, state } }: { entry: Entry }) {
  return (
    <SummaryList
      rows={[
        { key: 'College or school', value: organisationName },
        { key: 'Applied for', value: title },
        { key: 'How far', value: outsideStatesToStaff[state] },
      ]}
    />
  )
}

/** Whose it is, to say or to take back. */
export function WhoseField({ legend, mine, notMine }: { legend: string; mine: string; notMine: string }) {
  return (
    <Radios
      name="whose"
      legend={legend}
      options={[
        { value: 'mine', text: mine },
        { value: 'not-mine', text: notMine },
      ]}
    />
  )
}
