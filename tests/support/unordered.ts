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
 * Whatever is read in no order comes back turned round. PostgreSQL promises none there, yet a small table mostly comes as it was written: a
 * page or a test that rests on that would fail on the day when a row takes up the room of an earlier one.
 */
export class TurnedRoundDialect extends BoundedDialect {
  override createQueryCompiler(): QueryCompiler {
    return new TurnedRoundCompiler()
  }
}

class TurnedRoundCompiler extends BoundedCompiler {
  protected override visitSelectQuery(node: SelectQueryNode) {
    super.visitSelectQuery(this.hasOrder(node) ? node : { ...node, orderBy: turnedRound })
  }

  /** Or may have none, by the rules of SQL: what is put together with others, what is locked, and what is only there once. */
  private hasOrder({ from, orderBy, setOperations, endModifiers, frontModifiers, distinctOn }: SelectQueryNode) {
    const around = this.nodeStack.slice(-3, -1)
    const isPutTogether = around.some((outer) => SetOperationNode.is(outer) || (RawNode.is(outer) && isUnion(outer)))
    return !from || orderBy || setOperations || endModifiers || frontModifiers || distinctOn || isPutTogether
  }
}

const isUnion = ({ sqlFragments }: RawNode) => /\b(union|except|intersect)\b/.test(sqlFragments.join(' '))

const turnedRound = OrderByNode.create([OrderByItemNode.create(sql`row_number() over () desc`.toOperationNode())])
