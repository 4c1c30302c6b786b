import { formatDay } from '~/kit/dates'
import { SummaryList } from '~/ui/summary-list'
import { ruleWords } from '../waiting-list-order'
import type { waitShown } from '../waiting-list'

type Wait = ReturnType<typeof waitShown>

/** The place on a waiting list, in what order the list is, and until when it counts: for staff, with the way to change it. */
export function WaitingPlace({ wait, href }: { wait: Wait; href: string | null }) {
  return (
    <SummaryList
      card={{ title: 'Waiting list', actions: href ? [{ href, text: 'Change the place' }] : [] }}
      rows={[
        { key: 'Place on the list', value: `${wait.position} of ${wait.size}` },
        { key: 'Order', value: ruleWords[wait.rule].label },
        { key: 'Counts until', value: formatDay(wait.expiresOn) },
      ]}
    />
  )
}

/** The same for the learner, with how far the list went last year. */
export function OwnWait({ wait }: { wait: Wait }) {
  return (
    <SummaryList
      card={{ title: 'Waiting list' }}
      rows={[
        { key: 'Your place', value: `${wait.position} of ${wait.size}` },
        { key: 'The order', value: ruleWords[wait.rule].forLearner },
        wait.lastYear ? { key: 'Last year', value: lastYearWords(wait.lastYear) } : null,
        { key: 'Counts until', value: formatDay(wait.expiresOn) },
      ]}
    />
  )
}

function lastYearWords({ waited, offered, deepest }: NonNullable<Wait['lastYear']>) {
  const many = waited === 1 ? 'One learner waited.' : `${waited} learners waited.`
  if (offered === 0 || deepest === null) return `${many} Nobody was offered a place.`
  return `${many} ${offered === 1 ? 'One was' : `${offered} were`} offered a place, down to number ${deepest}.`
}
