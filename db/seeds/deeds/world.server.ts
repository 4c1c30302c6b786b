import { visitor, usualRights, type Actor, type Role } from '~/kit/actor'
import type { Context } from '~/kit/context.server'
import type { PlacePlan } from '../county/organisations'

export type Learner = { id: string; accountId: string | null }

/** What the story knows of the county once it is in the database: ids by the names the plan uses. */
export class World {
  areaId = ''
  readonly organisations = new Map<string, string>()
  readonly runs = new Map<string, string>()
  readonly learners = new Map<string, Learner>()
  readonly reasons = new Map<string, string>()
  readonly staff = new Map<string, Actor>()

  organisation(slug: string): string {
    return known(this.organisations, slug)
  }

  run(key: string): string {
    return known(this.runs, key)
  }

  reason(list: string, code: string): string {
    return known(this.reasons, `${list} ${code}`)
  }

  learner(upn: string): Learner {
    return known(this.learners, upn)
  }

  /** A colleague of a place by what they do there; the form group where there are several. */
  colleague(slug: string, role: Role, form: string | null = null): Actor {
    return known(this.staff, nameOf(slug, role, form))
  }

  hasColleague(slug: string, role: Role, form: string | null = null): boolean {
    return this.staff.has(nameOf(slug, role, form))
  }

  hire(slug: string, role: Role, accountId: string, membershipId: string, form: string | null = null): void {
    const organisationId = this.organisation(slug)
    this.staff.set(nameOf(slug, role, form), {
      ...visitor,
      id: accountId,
      role,
      rights: usualRights(role),
      organisationId,
      membershipId,
      form,
      areaId: this.areaId,
    })
  }

  /** The learner as an actor: their own account where they have one. */
  asLearner(upn: string): Actor {
    const { id, accountId } = this.learner(upn)
    return { ...visitor, id: accountId, role: 'learner', learnerId: id, areaId: this.areaId }
  }

  async learnRuns(ctx: Context): Promise<void> {
    const rows = await ctx.db.selectFrom('courseRun').select(['id', 'key']).execute()
    for (const { id, key } of rows) this.runs.set(key, id)
  }

  async learnLearners(ctx: Context): Promise<void> {
    const rows = await ctx.db
      .selectFrom('learnerIdentifier')
      .leftJoin('account', 'account.learnerId', 'learnerIdentifier.learnerId')
      .select(['learnerIdentifier.value', 'learnerIdentifier.learnerId', 'account.id as accountId'])
      .where('learnerIdentifier.kind', '=', 'upn')
      .execute()
    for (const { value, learnerId, accountId } of rows) this.learners.set(value, { id: learnerId, accountId })
  }

  async learnReasons(ctx: Context): Promise<void> {
    const rows = await ctx.db.selectFrom('reason').select(['id', 'list', 'code']).where('validTo', 'is', null).execute()
    for (const { id, list, code } of rows) this.reasons.set(`${list} ${code}`, id)
  }

  /** The organisations that files have brought, found by the numbers of the plan. */
  async learnOrganisations(ctx: Context, places: readonly PlacePlan[]): Promise<void> {
    const rows = await ctx.db.selectFrom('organisation').select(['id', 'ukprn']).execute()
    const ids = new Map(rows.map(({ id, ukprn }) => [ukprn, id]))
    for (const { slug, ukprn } of places) {
      const id = ids.get(ukprn)
      if (id) this.organisations.set(slug, id)
    }
  }
}

function nameOf(slug: string, role: Role, form: string | null): string {
  return `${slug} ${role} ${form ?? ''}`
}

function known<T>(map: ReadonlyMap<string, T>, name: string): T {
  const value = map.get(name)
  if (value === undefined) throw new Error(`The story knows nothing of ${name}.`)
  return value
}
