import { parseArgs } from 'node:util'
import { z } from 'zod'
import { admissionsStaff, providerStaff, roleWords, schoolStaff } from '~/access/roles'
import { addMembership } from '~/domain/accounts/account.commands.server'
import { inviteStaff } from '~/domain/accounts/people.commands.server'
import { accountByEmail } from '~/domain/accounts/account.queries.server'
import type { Role } from '~/kit/actor'
import type { Context } from '~/kit/context.server'
import { env } from '~/kit/env.server'
import type { DataCommand } from './command'
import { Sentence } from './sentence.server'

const usage = 'EMAIL --role ROLE --organisation ID [--name NAME] [--form FORM]'

const options = {
  role: { type: 'string' },
  organisation: { type: 'string' },
  name: { type: 'string' },
  form: { type: 'string' },
} as const

/** Gives somebody a role in an organisation: an account that is there gets it at once, a new person gets a letter and a link. */
export const addUserCommand: DataCommand = {
  name: 'users add',
  usage,
  about:
    'Gives an e-mail address a role in an organisation, named by its id, its URN or its UKPRN. A new person gets a letter, ' +
    'and the link in it is printed here: it works once and sets the password. Roles: ' +
    `${[...schoolStaff, ...providerStaff, 'adviser', 'panel-member', 'coordinator', 'support'].join(', ')}.`,
  run: async ({ ctx, args, say }) => {
    const { email, role, organisation: id, name, form } = asked(args)
    const organisation = await findOrganisation(ctx, id)
    const member = memberOf(organisation, role)
    const account = await accountByEmail(ctx, email)
    if (account) {
      await addMembership(ctx, { accountId: account.id, organisationId: organisation.id, role: member, form })
      say(`${email} is now ${roleWords[member].toLowerCase()} at ${organisation.name}. Their password stays as it is.`)
      return
    }
    const invitation = { email, name, role: member, form, organisationId: organisation.id }
    const { code } = await inviteStaff(ctx, invitation)
    say(`${email} was invited as ${roleWords[member].toLowerCase()} at ${organisation.name}. A letter is in the post.`)
    say(`This link sets the password. It works once: ${env().ORIGIN}/invitation/${code}`)
  },
}

function asked(args: string[]) {
  const { values, positionals } = parsed(args)
  const email = z.email().safeParse(positionals[0]?.trim())
  if (!email.success || positionals.length > 1)
    throw new Sentence(`Say whose e-mail address: onward users add ${usage}`)
  if (!values.role) throw new Sentence(`Say which role: onward users add ${usage}`)
  if (!values.organisation) throw new Sentence(`Say which organisation: onward users add ${usage}`)
  if (values.role === 'tutor' && !values.form) throw new Sentence('A tutor answers for a form: add --form 11A.')
  const { role, organisation, form = null } = values
  return { email: email.data, role, organisation, form, name: values.name ?? nameIn(email.data) }
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new Sentence(error instanceof Error ? error.message : String(error))
  }
}

type Organisation = { id: string; name: string; kind: string; takesApplications: boolean }

async function findOrganisation(ctx: Context, id: string): Promise<Organisation> {
  const organisations = ctx.db.selectFrom('organisation').select(['id', 'name', 'kind', 'takesApplications'])
  const found = z.uuid().safeParse(id).success
    ? await organisations.where('id', '=', id).executeTakeFirst()
    : await organisations.where((eb) => eb.or([eb('urn', '=', id), eb('ukprn', '=', id)])).executeTakeFirst()
  if (!found) throw new Sentence(`There is no organisation with the id, URN or UKPRN ${id}.`)
  return found
}

/** Which roles there are at each kind of organisation. */
function memberOf(organisation: Organisation, role: string): Role {
  const roles = rolesAt(organisation)
  const member = roles.find((name) => name === role)
  if (member) return member
  const known = roles.length > 0 ? `Roles there are: ${roles.join(', ')}.` : 'There are no roles there.'
  throw new Sentence(`Nobody can be ${role} at ${organisation.name}. ${known}`)
}

function rolesAt({ kind, takesApplications }: Organisation): readonly Role[] {
  if (kind === 'school') return takesApplications ? [...schoolStaff, ...admissionsStaff, 'register-taker'] : schoolStaff
  if (kind === 'college' || kind === 'training-provider') return providerStaff
  if (kind === 'service' || kind === 'authority') return ['adviser', 'panel-member', 'coordinator', 'support']
  return []
}

/** A first name to greet somebody by, until they say otherwise: jo.smith@ is Jo Smith. */
function nameIn(email: string): string {
  const words = (email.split('@')[0] ?? email).split(/[^\p{L}]+/u).filter((word) => word !== '')
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ') || email
}
