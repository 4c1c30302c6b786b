import { sql, type Kysely } from 'kysely'
import authorityCodes from '../reference/authority-code.csv?raw'
import ethnicityCodes from '../reference/ethnicity-code.csv?raw'
import rules from '../reference/nccis-rule.csv?raw'
import { referenceRows } from '../reference/rows'

/** The lists of the national return that nothing else here had: authorities, ethnic groups, and its rules in our words with their days. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table authority_code (
      code text primary key,
      label text not null,
      is_outside boolean not null,
      valid_from date not null,
      valid_to date
    )`.execute(db)
  await sql`
    insert into authority_code (code, label, is_outside, valid_from, valid_to)
    select code, label, is_outside = 'yes', valid_from, valid_to
    from json_to_recordset(${JSON.stringify(referenceRows(authorityCodes))}::json) as row (code text, label text,
      is_outside text, valid_from date, valid_to date)`.execute(db)
  await sql`
    create table ethnicity_code (
      code text primary key,
      label text not null,
      valid_from date not null,
      valid_to date
    )`.execute(db)
  await sql`
    insert into ethnicity_code (code, label, valid_from, valid_to)
    select code, label, valid_from, valid_to
    from json_to_recordset(${JSON.stringify(referenceRows(ethnicityCodes))}::json) as row (code text, label text,
      valid_from date, valid_to date)`.execute(db)
  await sql`
    create table nccis_rule (
      rule int primary key,
      level text not null check (level in ('record', 'file')),
      priority int not null check (priority between 1 and 3),
      about text not null check (about in ('person', 'needs', 'activity', 'guarantee', 'destination', 'return')),
      says text not null,
      valid_from date not null,
      valid_to date
    )`.execute(db)
  await sql`
    insert into nccis_rule (rule, level, priority, about, says, valid_from, valid_to)
    select rule, level, priority, about, says, valid_from, valid_to
    from json_to_recordset(${JSON.stringify(referenceRows(rules))}::json) as row (rule int, level text, priority int,
      about text, says text, valid_from date, valid_to date)`.execute(db)
}
