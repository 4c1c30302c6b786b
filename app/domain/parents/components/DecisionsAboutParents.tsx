import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'
import { relationshipWords } from '../parent'
import { basisWords, decisionWords } from '../parent.words'

type Request = {
  id: string
  name: string
  relationship: string
  decision: string
  reason: string
  answer: string | null
  by: string
  on: string
}
type Block = {
  id: string
  email: string | null
  basis: string
  note: string
  by: string
  on: string
  liftedOn: string | null
}
type Props = { requests: readonly Request[]; blocks: readonly Block[] }

/** What staff decided about a learner's parents, with the reason, and from whom the learner is hidden. */
export function DecisionsAboutParents({ requests, blocks }: Props) {
  return (
    <>
      <Table
        caption="Requests"
        head={['When', 'Who asked', 'Decided', 'Why', 'By']}
        rows={requests.map(({ on, name, relationship, decision, answer, reason, by }) => [
          on,
          `${name}, ${relationshipWords(relationship).toLowerCase()}`,
          [decisionWords[decision] ?? decision, answer ? `the learner said ${answer}` : null]
            .filter(Boolean)
            .join(': '),
          reason,
          by,
        ])}
        empty={<Empty title="No parent or carer has asked" />}
      />
      <Table
        caption="Hidden from"
        head={['Since', 'From whom', 'Ground', 'Rests on', 'By', 'State']}
        rows={blocks.map(({ id, on, email, basis, note, by, liftedOn }) => [
          on,
          email ?? 'Every parent and carer',
          basisWords[basis] ?? basis,
          note,
          by,
          liftedOn ? `Lifted ${liftedOn}` : <Lift key={id} blockId={id} from={email ?? 'everybody'} />,
        ])}
        empty={<Empty title="Hidden from nobody" />}
      />
    </>
  )
}

function Lift({ blockId, from }: { blockId: string; from: string }) {
  return (
    <ZodForm action={paths.onBehalf.liftParentBlock(blockId)} id={`lift-${blockId}`}>
      <Button kind="secondary">
        Lift <span className="govuk-visually-hidden">what is hidden from {from}</span>
      </Button>
    </ZodForm>
  )
}
