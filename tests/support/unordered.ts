import {
  OrderByItemNode,
  OrderByNode,
  RawNode,
  SetOperationNode,
  sql,
  type QueryCompiler,
  type SelectQueryNode,
} from 'kysely'
import { BoundedCompiler, BoundedDialect } from '#db/bounded.server'

/**
 * Whatever is read in no order comes back turned round, and so does what stands level in the order that was asked for. PostgreSQL promises
 * nothing there, yet a small table mostly comes as it was written: a page or a test that rests on that would fail on the day when a row takes
 * up the room of an earlier one.
 */
export class TurnedRoundDialect extends BoundedDialect {
  override createQueryCompiler(): QueryCompiler {
    return new TurnedRoundCompiler()
  }
}

class TurnedRoundCompiler extends BoundedCompiler {
  protected override visitSelectQuery(node: SelectQueryNode) {
    super.visitSelectQuery(this.mayBeTurned(node) ? { ...node, orderBy: turned(node.orderBy) } : node)
  }

  /** Not so, by the rules of SQL, is what is put together with others, what is locked, and what is only there once. */
  private mayBeTurned({ from, setOperations, endModifiers, frontModifiers, distinctOn }: SelectQueryNode) {
    const around = this.nodeStack.slice(-3, -1)
    const isPutTogether = around.some((outer) => SetOperationNode.is(outer) || (RawNode.is(outer) && isUnion(outer)))
    return from && !setOperations && !endModifiers && !frontModifiers && !distinctOn && !isPutTogether
  }
}

const isUnion = ({ sqlFragments }: RawNode) => /\b(union|except|intersect)\b/.test(sqlFragments.join(' '))

const theLastFirst = OrderByItemNode.create(sql`row_number() over () desc`.toOperationNode())

const turned = (order: OrderByNode | undefined) => OrderByNode.create([...(order?.items ?? []), theLastFirst])
