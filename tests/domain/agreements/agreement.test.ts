import { describe, expect, test } from 'vitest'
import '~/jobs'
import { eventsOf, FRIDAY, lettersIn, unconditional } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { agreementStages, anAgreement, sessionOf, somebodyAt, twoHouses } from '#tests/support/partners'
import { eventsCalled } from '#tests/support/tracking'
import { isInForce, sideOf } from '~/domain/agreements/agreement'
import {
  answerFor,
  changeAgreement,
  endAgreement,
  proposeAgreement,
  signAgreement,
} from '~/domain/agreements/agreement.commands.server'
import { findAgreement } from '~/domain/agreements/agreement.queries.server'
import { givenRightsForm, proposalForm } from '~/domain/agreements/agreement.schemas'
import { agreementSentences, standingWords } from '~/domain/agreements/agreement.words'
import { changeRights } from '~/domain/accounts/people.commands.server'
import { findApplicant } from '~/domain/applications/choice.queries.server'
import { writeNote } from '~/domain/notes/note.commands.server'
import { makeOffer } from '~/domain/offers/offer.commands.server'
import { findApplicantToDecide } from '~/domain/offers/applicant.queries.server'
import { staffStanding } from '~/domain/queues/assignment.queries.server'
import { recordView } from '~/domain/learners/view.commands.server'
import type { Actor } from '~/kit/actor'
import { drainJobs } from '~/kit/jobs.server'

const test$ = testDatabase()
const all = ['see', 'interview', 'decide'] as const

describe('an agreement', () => {
  test.each([...agreementStages, 'none'] as const)(
    '%s: a person of the partner works there only when it is in force',
    async (stage) => {
      const houses = await twoHouses(test$.db)
      const id = stage === 'none' ? null : await anAgreement(houses, stage)
      const { read } = await sessionOf(houses.partner, id)

      const visit = await read()

      const isThere = stage === 'in-force'
      expect(visit?.actor).toMatchObject({
        organisationId: isThere ? houses.choice.providerId : houses.partnerId,
        partnerId: isThere ? houses.partnerId : null,
        rights: isThere ? [...all] : [...all, 'manage'],
      })
      expect(visit?.partnerName).toBe(isThere ? 'Weir Sixth Form' : null)
    },
  )

  test('gives nobody more than they may do at home, and no right to manage', async () => {
    const houses = await twoHouses(test$.db)
    const id = await anAgreement(houses, 'in-force', ['see', 'decide'])
    const reader = await somebodyAt(test$.db, houses.partnerId, houses.choice.town, { rights: ['see', 'interview'] })
    const blind = await somebodyAt(test$.db, houses.partnerId, houses.choice.town, { rights: ['manage'] })

    const [asReader, asBlind] = [await sessionOf(reader, id), await sessionOf(blind, id)]

    expect((await asReader.read())?.actor.rights).toEqual(['see'])
    expect((await asBlind.read())?.actor).toMatchObject({ partnerId: null, organisationId: houses.partnerId })
  })

  test('ends at once from either side, and the session is at home again', async () => {
    for (const side of ['owner', 'partner'] as const) {
      const houses = await twoHouses(test$.db)
      const id = await anAgreement(houses)
      const { read } = await sessionOf(houses.partner, id)
      expect((await read())?.actor.partnerId).toBe(houses.partnerId)

      await endAgreement(houses[side], id)

      expect((await read())?.actor).toMatchObject({ partnerId: null, organisationId: houses.partnerId })
      expect(await eventsOf(test$.db, id)).toEqual([
        ...['agreement.proposed', 'agreement.signed', 'agreement.signed', 'agreement.ended'],
      ])
    }
  })

  test('changed rights are signed anew by both before anything is given again', async () => {
    const houses = await twoHouses(test$.db)
    const id = await anAgreement(houses)
    const { read } = await sessionOf(houses.partner, id)

    await changeAgreement(houses.owner, id, ['see'])
    expect((await read())?.actor.partnerId).toBeNull()
    await expect(signAgreement(houses.partner, id, all.join())).rejects.toMatchObject({ code: 'changed-meanwhile' })
    await signAgreement(houses.partner, id, 'see')
    await signAgreement(houses.owner, id, 'see')

    expect((await read())?.actor).toMatchObject({ partnerId: houses.partnerId, rights: ['see'] })
  })

  test('only the owner changes what it gives, only one is open between two, and what is over stays over', async () => {
    const houses = await twoHouses(test$.db)
    const id = await anAgreement(houses)
    const again = () => proposeAgreement(houses.owner, { partnerId: houses.partnerId, rights: ['see'] })

    await expect(changeAgreement(houses.partner, id, ['see'])).rejects.toMatchObject({ code: 'not-yours' })
    await expect(signAgreement(houses.owner, id, all.join())).rejects.toMatchObject({ code: 'signed-already' })
    await expect(again()).rejects.toMatchObject({ code: 'agreed-already' })
    await endAgreement(houses.owner, id)
    await expect(endAgreement(houses.partner, id)).rejects.toMatchObject({ code: 'ended' })
    await expect(changeAgreement(houses.owner, id, ['see'])).rejects.toMatchObject({ code: 'ended' })

    expect(await again()).not.toBe(id)
  })

  test('is for those who manage people, and is found by its two sides alone', async () => {
    const houses = await twoHouses(test$.db)
    const id = await anAgreement(houses, 'proposed')
    const { db } = test$
    const stranger = (await twoHouses(db)).owner
    const officer = await somebodyAt(db, houses.partnerId, houses.choice.town, { role: 'admissions-officer' })

    for (const deed of [endAgreement, (ctx: typeof stranger, one: string) => signAgreement(ctx, one, all.join())]) {
      await expect(deed(stranger, id)).rejects.toMatchObject({ name: 'NotFound' })
      await expect(deed(officer, id)).rejects.toMatchObject({ name: 'NotAllowed' })
    }
    await expect(findAgreement(stranger, id)).rejects.toMatchObject({ name: 'NotFound' })
    await expect(answerFor(stranger, id)).rejects.toMatchObject({ name: 'NotFound' })
  })

  test('cannot be made with oneself or somebody of another area', async () => {
    const houses = await twoHouses(test$.db)
    const far = await twoHouses(test$.db)

    for (const partnerId of [houses.choice.providerId, far.partnerId])
      await expect(proposeAgreement(houses.owner, { partnerId, rights: ['see'] })).rejects.toMatchObject({
        name: 'NotFound',
      })
  })
})

describe('the letter about an agreement', () => {
  test('goes to those who manage the partner, and again when it was changed, unless it is signed or over', async () => {
    const { db } = test$
    const houses = await twoHouses(db)
    await somebodyAt(db, houses.partnerId, houses.choice.town, { role: 'admissions-officer' })
    const told = async () => {
      await drainJobs(db, FRIDAY)
      const letters = await lettersIn(db)
      return letters.filter(({ template }) => template === 'AgreementToRead')
    }

    const id = await anAgreement(houses, 'proposed')
    expect(await told()).toMatchObject([{ subject: 'Riverside College asks for your help' }])
    await changeAgreement(houses.owner, id, ['see'])
    await endAgreement(houses.owner, id)

    expect(await told()).toHaveLength(1)
    expect((await told())[0]?.body).toContain('people of Weir Sixth Form')
  })
})

describe('a person who answers for another provider', () => {
  async function answering(rights: Parameters<typeof anAgreement>[2] = all) {
    const houses = await twoHouses(test$.db)
    const id = await anAgreement(houses, 'in-force', rights)
    const visit = await (await sessionOf(houses.partner, id)).read()
    const actor: Actor = visit?.actor ?? houses.partner.actor
    return { ...houses, id, ctx: { ...houses.partner, actor } }
  }

  test('decides, and stands on the record with their name and where they work', async () => {
    const { ctx, choice, partnerId } = await answering()

    await makeOffer(ctx, choice.id, unconditional)
    await writeNote(ctx, choice.id, 'She brought her work along.')
    await recordView(ctx, choice.learnerId, 'choice')

    const { events, notes } = await findApplicantToDecide(choice.officer, choice.id)
    expect(events.find(({ action }) => action === 'offer.made')?.actorName).toBe('Mr Okafor, of Weir Sixth Form')
    expect(notes[0]?.author).toBe('Mr Okafor, of Weir Sixth Form')
    const [offered] = await eventsCalled(test$.db, 'offer.made')
    expect(offered?.organisationId).toBe(choice.providerId)
    const view = await test$.db.selectFrom('recordView').select('organisationId').executeTakeFirstOrThrow()
    expect(view.organisationId).toBe(partnerId)
  })

  test('is refused what the agreement does not give', async () => {
    const { ctx, choice } = await answering(['see'])

    await expect(makeOffer(ctx, choice.id, unconditional)).rejects.toMatchObject({ name: 'NotAllowed' })
  })

  test('keeps no right that they lose at home', async () => {
    const { ctx, partner, partnerId, choice, id } = await answering()
    const officer = await somebodyAt(test$.db, partnerId, choice.town, { role: 'admissions-officer' })
    const { read } = await sessionOf(officer, id)

    await changeRights(partner, officer.actor.membershipId, ['see'])

    expect((await read())?.actor.rights).toEqual(['see'])
    expect(ctx.actor.rights).toEqual([...all])
  })

  test('has what was begun for several gone on with by what they may do then, and not once it is over', async () => {
    const { ctx, partner, owner, partnerId, choice, id } = await answering(['see', 'decide'])
    const standing = () => staffStanding(ctx, choice.providerId, partner.actor.id)

    expect(await standing()).toEqual({ rights: ['see', 'decide'], partnerId })
    await endAgreement(owner, id)

    expect(await standing()).toEqual({ rights: [], partnerId: null })
    expect(await staffStanding(ctx, choice.providerId, owner.actor.id)).toEqual({
      rights: [...all, 'manage'],
      partnerId: null,
    })
  })

  test('lays it down again, with an event for each', async () => {
    const { ctx, partner, id, choice } = await answering()
    const home = { ...partner }

    expect(await answerFor(home, id)).toBe('Riverside College')
    expect(await answerFor(ctx, null)).toBeNull()

    expect((await eventsCalled(test$.db, 'agreement.taken-up'))[0]?.organisationId).toBe(choice.providerId)
    expect(await eventsCalled(test$.db, 'agreement.laid-down')).toHaveLength(1)
  })

  test.each([
    ['college', 'college', true],
    ['college', 'school', false],
    ['school', 'college', false],
  ] as const)('of a %s helped by a %s: what is read is the stricter of the two', async (kind, helper, isRead) => {
    const houses = await twoHouses(test$.db, { kind }, helper)
    const id = await anAgreement(houses)
    const visit = await (await sessionOf(houses.partner, id)).read()
    const ctx = { ...houses.partner, actor: visit?.actor ?? houses.partner.actor }

    const { shown } = await findApplicant(ctx, houses.choice.id)

    const labels = shown.flatMap(({ rows }) => rows.map(({ value }) => value))
    expect(labels.some((value) => value.includes('mark-of-statement'))).toBe(isRead)
  })
})

describe('the words of an agreement', () => {
  test('say what is given and nothing else', () => {
    const sentences = agreementSentences({ owner: 'Riverside College', partner: 'Weir', rights: ['see'] }).join(' ')

    expect(sentences).toContain('People of Weir may read the applications')
    expect(sentences).not.toContain('interview')
    expect(sentences).not.toContain('offer')
  })

  test.each([
    [null, null, null, 'Nobody has signed', false],
    [new Date(0), null, null, 'One signature missing', false],
    [new Date(0), new Date(0), null, 'In force', true],
    [new Date(0), new Date(0), new Date(0), 'Ended', false],
  ])('signed %j and %j, ended %j: %s', (ownerSignedAt, partnerSignedAt, endedAt, text, inForce) => {
    const agreement = { ownerSignedAt, partnerSignedAt, endedAt }

    expect([standingWords(agreement).text, isInForce(agreement)]).toEqual([text, inForce])
  })

  test('each side is told from the other', () => {
    expect([sideOf({ ownerId: 'a' }, 'a'), sideOf({ ownerId: 'a' }, 'b')]).toEqual(['owner', 'partner'])
  })

  test('a form that gives nothing, or the managing of people, is not taken', () => {
    expect(givenRightsForm.safeParse({}).success).toBe(false)
    expect(givenRightsForm.safeParse({ rights: ['see', 'manage'] }).success).toBe(false)
    expect(proposalForm.safeParse({ partnerId: '', rights: 'see' }).success).toBe(false)
    expect(givenRightsForm.parse({ rights: 'decide' })).toEqual({ rights: ['see', 'decide'] })
  })
})
