// The least a server can be: node:http and pg, nothing else. R0 shows a page, R1 asks one indexed question first, R50 one
// for fifty rows. Ours is measured against them in the same minutes on the same cores.
import { createServer } from 'node:http'
import pg from 'pg'

const [kind, url, port] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString: url, max: 8 })
pool.on('error', () => {})
const ids =
  kind === 'R0' ? [] : (await pool.query('select id from learner order by id limit 1000')).rows.map(({ id }) => id)
const paragraph =
  '<p>Choose up to five courses. A college, a sixth form and a training provider can all be on your list.</p>\n'
let turn = 0

/** @param {string} title @param {string} body */
function page(title, body) {
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1>\n${body}</body></html>`
}

const still = page('A page', paragraph.repeat(16))

async function answer() {
  if (kind === 'R0') return still
  const id = ids[(turn += 1) % ids.length]
  if (kind === 'R1') {
    const { rows } = await pool.query({
      name: 'one',
      text: 'select id, given_names, family_name, born_on, postcode from learner where id = $1',
      values: [id],
    })
    return page('One row', `<p>${Object.values(rows[0] ?? {}).join(' ')}</p>${paragraph.repeat(15)}`)
  }
  const { rows } = await pool.query({
    name: 'fifty',
    text: 'select id, given_names, family_name, born_on, postcode, email, updated_at from learner where id >= $1 order by id limit 50',
    values: [id],
  })
  const cells = rows.map(
    (row) =>
      `<tr>${Object.values(row)
        .map((value) => `<td class="govuk-table__cell">${value}</td>`)
        .join('')}</tr>`,
  )
  return page('Fifty rows', `<table class="govuk-table">${cells.join('\n')}</table>`)
}

createServer((_request, response) => {
  void answer().then((html) => {
    response
      .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': Buffer.byteLength(html) })
      .end(html)
  })
}).listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'))
