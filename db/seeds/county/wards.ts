import { csvText } from '~/kit/csv'
import { towns } from './places'

const FIRST_CODE = 98_100_000
const SECTORS_IN_A_WARD = 3

/** The table of wards for some postcodes: each town has three, called after its villages, by the digit after the space. */
export function wardFile(postcodes: readonly string[]): string {
  const rows = postcodes.flatMap((postcode) => {
    const [outcode, inward = ''] = postcode.split(' ')
    const town = towns.findIndex((one) => one.outcode === outcode)
    const nth = Math.floor((Number(inward.slice(0, 1)) - 1) / SECTORS_IN_A_WARD)
    const name = towns[town]?.villages[nth]
    return name === undefined ? [] : [[postcode, `E${FIRST_CODE + town * SECTORS_IN_A_WARD + nth}`, name]]
  })
  return csvText(['Postcode', 'Ward_code', 'Ward_name'], rows, { isForPeople: false })
}
