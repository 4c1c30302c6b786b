import { sql, type Expression } from 'kysely'

/** Who did it, in a question that joins `partner`: with where they work, where they answered for another provider. */
export function whoWith(name: Expression<string | null>) {
  return sql<string | null>`${name} || coalesce(', of ' || partner.name, '')`
}
