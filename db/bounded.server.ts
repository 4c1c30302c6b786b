import { PostgresDialect, PostgresQueryCompiler, type QueryCompiler, type ValueNode } from 'kysely'

/**
 * The dialect of PostgreSQL with every bound written out in the statement. The plan of a statement that has a name is kept, and where the
 * bound were a parameter the plan would be made for a tenth of all there is: to sort everybody for the next five hundred, say.
 */
export class BoundedDialect extends PostgresDialect {
  override createQueryCompiler(): QueryCompiler {
    return new BoundedCompiler()
  }
}

/** Writes statements so. */
export class BoundedCompiler extends PostgresQueryCompiler {
  private before = ''

  protected override append(text: string) {
    this.before = text
    super.append(text)
  }

  protected override visitValue(node: ValueNode) {
    if (Number.isSafeInteger(node.value) && /\blimit $/i.test(this.before)) this.appendImmediateValue(node.value)
    else super.visitValue(node)
  }
}
