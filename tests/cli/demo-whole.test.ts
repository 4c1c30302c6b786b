import { describe, expect, test } from 'vitest'
import { openDatabase } from '#db/connection.server'
import { loadDemoWhole } from '~/cli/demo-whole.server'
import { racingDatabase } from '#tests/support/database'

const data = racingDatabase()
const say = () => {}

describe('the demo area', () => {
  test('is made again from nothing when it was cut off in the middle', async () => {
    const owner = openDatabase({ url: data.url, max: 2 })
    const { pool } = owner
    const half = () => pool.query(`insert into area (name, slug) values ('Half', 'half')`).then(() => cutOff())
    const whole = () => pool.query(`insert into area (name, slug) values ('Whole', 'whole')`).then(() => {})

    await expect(loadDemoWhole({ url: data.url, pool, say, load: half })).rejects.toThrow('killed')
    await loadDemoWhole({ url: data.url, pool, say, load: whole })
    await loadDemoWhole({ url: data.url, pool, say, load: () => Promise.resolve() })

    expect(await areas()).toEqual(['Whole'])
    await owner.close()
  })
})

async function areas() {
  const found = await data.db.selectFrom('area').select('name').execute()
  return found.map(({ name }) => name)
}

function cutOff(): never {
  throw new Error('killed')
}
