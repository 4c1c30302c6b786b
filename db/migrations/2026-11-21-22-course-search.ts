import { sql, type Kysely } from 'kysely'

/** What the search of the prospectus reads: one narrow row for each live course, made anew whenever the course changes. */
export async function up(db: Kysely<unknown>) {
  await sql`create text search configuration prospectus (copy = english)`.execute(db)
  await sql`alter text search configuration prospectus
    alter mapping for hword, hword_part, word with unaccent, english_stem`.execute(db)

  // `words` finds (all of them, without positions, kept out of the row); `lead` ranks (title, subjects, summary).
  await sql`
    create table course_search (
      course_id uuid primary key references course,
      provider_id uuid not null references organisation,
      title text not null,
      route text,
      level text,
      subject_area text,
      study_modes text not null,
      starts text not null,
      lead tsvector not null,
      words tsvector not null
    ) with (toast_tuple_target = 128, fillfactor = 90)`.execute(db)
  for (const column of ['title', 'route', 'level', 'subject_area', 'study_modes', 'starts', 'lead']) {
    await sql`alter table course_search alter column ${sql.ref(column)} set storage plain`.execute(db)
  }
  await sql`alter table course_search alter column words set storage external`.execute(db)
  await sql`create index course_search_words on course_search using gin (words) with (fastupdate = off)`.execute(db)
  await sql`create index course_search_provider on course_search (provider_id)`.execute(db)

  await sql`
    create table course_search_run (
      course_id uuid not null references course_search on delete cascade,
      position int not null,
      outcode text,
      place text references outcode,
      study_mode text,
      starts_on date,
      month text not null,
      primary key (course_id, position)
    )`.execute(db)

  await sql`create table search_word (word text collate "C" primary key, courses int not null)`.execute(db)
  await sql`create index search_word_like on search_word using gin (word gin_trgm_ops)`.execute(db)

  await sql`create table prospectus_edition (id int primary key default 1 check (id = 1), number bigint not null)`.execute(
    db,
  )
  await sql`insert into prospectus_edition (number) values (1)`.execute(db)

  // "A level" and "T level" lose their letter as a stop word, so each becomes one word, in what is asked as in what is found.
  await sql`
    create function prospectus_text(said text) returns text language sql immutable strict parallel safe as $$
      select regexp_replace(said, '\\m(a|as|a2|t)[- ]?levels?\\M', '\\1level', 'gi')
    $$`.execute(db)

  // What somebody looks for, as two questions: the words as they stand, and with the last one begun and misspelt ones
  // mended. Where nothing has all the words, `is_any` asks for the rarest of them. `said` is the wording that was used, where a word was mended. Synonyms will come in where a term is made.
  await sql`
    create function prospectus_query(asked text, is_any boolean, out exact tsquery, out wide tsquery, out said text, out is_same boolean)
    language plpgsql stable as $$
    declare
      terms text[] := (array(select term from regexp_split_to_table(lower(unaccent(prospectus_text(asked))), '[^a-z0-9]+') with ordinality as t (term, n)
        where term <> '' order by n))[1:12];
      term text;
      stem tsquery;
      begun tsquery;
      plain tsquery;
      mended text;
      is_known boolean;
      is_mended boolean := false;
      rarest tsquery;
      fewest int := 501;
      found int;
    begin
      said := '';
      for n in 1 .. coalesce(cardinality(terms), 0) loop
        term := terms[n];
        stem := plainto_tsquery('prospectus', term);
        plain := coalesce(plain && plainto_tsquery('simple', term), plainto_tsquery('simple', term));
        said := said || ' ' || term;
        continue when numnode(stem) = 0;
        is_known := exists (select from course_search where words @@ stem);
        begun := null;
        mended := null;
        if length(term) >= 2 and (n = cardinality(terms) or not is_known) then
          select string_agg(plainto_tsquery('prospectus', likely.word)::text, ' | ')::tsquery into begun from (
            select word from search_word where word > term and word < term || '~' order by courses desc, word limit 40) likely
          where numnode(plainto_tsquery('prospectus', likely.word)) > 0;
        end if;
        if not is_known and begun is null and length(term) >= 4 then
          select likely.word into mended from (
            select word, row_number() over (order by similarity(word, term) desc, abs(length(word) - length(term)), courses desc, word) as place
            from search_word where word % term order by place limit 5) likely
          where exists (select from course_search where words @@ plainto_tsquery('prospectus', likely.word))
          order by likely.place limit 1;
          if mended is not null then
            stem := plainto_tsquery('prospectus', mended);
            said := regexp_replace(said, '\\w+$', mended);
            is_mended := true;
          end if;
        end if;
        -- Stemming makes "physics" and "physical" one word: the word as it is written ranks higher.
        stem := stem || plainto_tsquery('simple', coalesce(mended, term));
        begun := coalesce(stem || begun, stem);
        exact := coalesce(case when is_any then exact || stem else exact && stem end, stem);
        wide := coalesce(wide && begun, begun);
        if is_any then
          select count(*) into found from (select from course_search where words @@ stem limit fewest) few;
          if found between 1 and fewest - 1 then rarest := stem; fewest := found; end if;
        end if;
      end loop;
      -- "IT" is a word too common to look for, but not when somebody looks for nothing else.
      exact := coalesce(exact, plain);
      wide := case when is_any then rarest else coalesce(wide, plain) end;
      is_same := exact::text = wide::text;
      said := case when is_mended then regexp_replace(btrim(said), '\\m(a|as|a2|t)level\\M', '\\1 level', 'g') else '' end;
    end $$`.execute(db)
}
