import type { Compilable, CompiledQuery } from 'kysely'
import { quick } from '#db/connection.server'
import type { Actor } from './actor'
import type { Asking, Context } from './context.server'

/*
 * To build a long question takes the query builder longer than its answer takes the database. A question that nearly
 * every page asks is therefore built once for each kind of viewer and asked with other values from then on.
 */

type Values = Readonly<Record<string, string>>

/**
 * What `build` may use: a context whose viewer stands for all of its kind, a stand-in for each value by its name, and
 * which parts the question has this time.
 */
type Build<Row> = (ctx: Asking, value: (name: string) => string, parts: ReadonlySet<string>) => Compilable<Row>

const MARK = '\u0000'

/**
 * A question to be asked again and again. Every value it is asked with is given by name; who asks is put in by itself.
 * What `build` makes of a value must leave it whole: a stand-in that was changed finds nothing.
 */
export function question<Row>(
  build: Build<Row>,
): (ctx: Context, values: Values, parts?: readonly string[]) => Promise<Row[]> {
  const built = new Map<string, CompiledQuery<Row>>()
  return async (ctx, values, parts = []) => {
    const kind = [kindOf(ctx.actor), ...parts].join(' ')
    const compiled =
      built.get(kind) ?? build({ ...ctx, actor: standIn(ctx.actor) }, (name) => MARK + name, new Set(parts)).compile()
    built.set(kind, compiled)
    const all: Record<string, unknown> = { ...ctx.actor, ...values }
    const parameters = compiled.parameters.map((given) => filledIn(given, all))
    const { rows } = await quick(ctx.db).executeQuery<Row>({ ...compiled, parameters })
    return rows
  }
}

function filledIn(given: unknown, values: Record<string, unknown>) {
  if (typeof given !== 'string' || !given.startsWith(MARK)) return given
  const name = given.slice(MARK.length)
  if (!Object.hasOwn(values, name)) throw new Error(`The question was asked without ${name}.`)
  return values[name]
}

/** Viewers are of one kind when the same question is built for them: of one role with the same rights, and
 * knowing the same of themselves. */
function kindOf({ role, rights, ...known }: Actor) {
  return [role, ...rights, ...Object.values(known).map((value) => (value === null ? '-' : '+'))].join('')
}

function standIn(actor: Actor): Actor {
  const named = (name: Exclude<keyof Actor, 'role' | 'rights'>) => (actor[name] === null ? null : MARK + name)
  return {
    role: actor.role,
    id: named('id'),
    organisationId: named('organisationId'),
    learnerId: named('learnerId'),
    areaId: named('areaId'),
    membershipId: named('membershipId'),
    form: named('form'),
    rights: actor.rights,
    partnerId: named('partnerId'),
    supportActorId: named('supportActorId'),
    tokenId: named('tokenId'),
  }
}
