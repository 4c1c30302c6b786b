import { addAccount, addMembership } from '~/domain/accounts/account.commands.server'
import type { Role } from '~/kit/actor'
import type { Context } from '~/kit/context.server'
import type { Chance } from '../chance'
import type { PlacePlan } from '../county/organisations'
import { staffName } from '../people/names'
import type { PupilPlan } from '../people/pupils'
import { signIns, type SignIn } from '../people/cast'
import { atOnce } from './play.server'
import type { World } from './world.server'

type Post = { slug: string; role: Role; form: string | null }

/** Everybody who works with young people in the county: an account each, and what they do where. */
export async function hireStaff(
  ctx: Context,
  world: World,
  places: readonly PlacePlan[],
  pupils: readonly PupilPlan[],
  chance: Chance,
) {
  const posts = [...postsOf(places), ...tutorPosts(pupils), ...countyPosts(places)]
  await atOnce(ctx, posts, async (post) => {
    const known = signIns.find((one) => isSame(one, post))
    const own = chance.of(`${post.slug} ${post.role} ${post.form}`)
    const name = known?.name ?? staffName(own)
    const email = known?.email ?? emailOf(name, post)
    const accountId = await addAccount(ctx, { email, name, ...(known ? { password: known.password } : {}) })
    const organisationId = world.organisation(post.slug)
    const form = post.role === 'tutor' ? post.form : null
    const membershipId = await addMembership(ctx, { accountId, organisationId, role: post.role, form })
    world.hire(post.slug, post.role, accountId, membershipId, post.form)
  })
  await giveSecondMembership(ctx, world)
}

const A_DAY_MS = 86_400_000

/** The coordinator sits on the panel too, so that there is somebody who switches between two memberships. */
async function giveSecondMembership(ctx: Context, world: World) {
  const slug = 'marlshire-pathways-partnership'
  const accountId = world.colleague(slug, 'coordinator').id
  const later = { ...ctx, now: new Date(ctx.now.getTime() + A_DAY_MS) }
  const organisationId = world.organisation(slug)
  if (accountId) await addMembership(later, { accountId, organisationId, role: 'panel-member' })
}

function postsOf(places: readonly PlacePlan[]): Post[] {
  return places.flatMap(({ slug, kind, profile }) => [
    ...(kind === 'school' ? [post(slug, 'careers-lead')] : []),
    ...(profile === null ? [] : [post(slug, 'admissions-manager'), post(slug, 'register-taker')]),
  ])
}

function tutorPosts(pupils: readonly PupilPlan[]): Post[] {
  const forms = new Map(pupils.map(({ school, form }) => [`${school.slug} ${form}`, { slug: school.slug, form }]))
  return [...forms.values()].map(({ slug, form }) => post(slug, 'tutor', form))
}

const ADVISER_FOR = 900

/** The first adviser has the demonstration's sign-in; a large county has more of them. */
function countyPosts(places: readonly PlacePlan[]): Post[] {
  const advisers = Math.max(2, Math.round((places.length * 90) / ADVISER_FOR))
  return [
    ...Array.from({ length: advisers }, (_, at) => post('marlshire-connexions', 'adviser', adviserForm(at))),
    post('marlshire-pathways-partnership', 'coordinator'),
    post('marlshire-pathways-partnership', 'panel-member'),
    post('onward-support-desk', 'support'),
  ]
}

/** Advisers are told apart by a patch of the county. */
export function adviserForm(at: number): string | null {
  return at === 0 ? null : `Patch ${at + 1}`
}

function post(slug: string, role: Role, form: string | null = null): Post {
  return { slug, role, form }
}

function isSame(signIn: SignIn, { slug, role, form }: Post): boolean {
  return signIn.slug === slug && signIn.role === role && (signIn.form ?? null) === form
}

function emailOf(name: string, { slug, role, form }: Post): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .replace(/ +/g, '.')
  return `${plain}.${role}${form === null ? '' : `.${form.toLowerCase().replace(/\W/g, '')}`}@${slug}.example`
}
