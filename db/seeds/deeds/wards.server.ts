import { importWards } from '~/domain/wards/ward-import.commands.server'
import type { Context } from '~/kit/context.server'
import { wardFile } from '../county/wards'
import type { Files } from './files.server'

const POSTCODES_AT_MOST = 100_000

/** An operator takes in which of the county's postcodes is in which ward. */
export async function placeInWards(ctx: Context, files: Files) {
  const homes = await ctx.db
    .selectFrom('learner')
    .select('postcode')
    .distinct()
    .where('postcode', 'is not', null)
    .orderBy('postcode')
    .limit(POSTCODES_AT_MOST)
    .execute()
  const file = await files.received('wards.csv', wardFile(homes.flatMap(({ postcode }) => postcode ?? [])))
  await importWards(ctx, file)
}
