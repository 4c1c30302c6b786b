import { sql, type Kysely } from 'kysely'

/** An area says a general synonym in its own words, or switches it off for itself; no area changes what another reads. */
export async function up(db: Kysely<unknown>) {
  await sql`
    alter table search_synonym
      add column overrides_id uuid references search_synonym,
      add column is_off boolean not null default false,
      add constraint override_is_own check (overrides_id is null or area_id is not null and overrides_id <> id),
      add constraint off_overrides check (not is_off or overrides_id is not null)`.execute(db)
  await sql`create unique index search_synonym_overridden_once on search_synonym (overrides_id, area_id)`.execute(db)
  await sql`drop index search_synonym_once`.execute(db)
  await sql`
    create unique index search_synonym_once on search_synonym (key, meant, coalesce(area_id, '00000000-0000-0000-0000-000000000000'))`.execute(
    db,
  )

  // What holds in an area: its own rows, and the general ones that it has not put aside.
  await sql`
    create function synonyms_in(of_area uuid) returns setof search_synonym language sql stable as $$
      select * from search_synonym synonym
      where not is_off and (area_id = of_area or area_id is null and not exists (
        select from search_synonym own where own.overrides_id = synonym.id and own.area_id = of_area))
    $$`.execute(db)

  await sql`drop function prospectus_query(text, boolean)`.execute(db)
  // As before, with the words of one area: that of the reader, else the first of the installation.
  await sql`
    create function prospectus_query(asked text, is_any boolean, of_area uuid default null,
      out exact tsquery, out wide tsquery, out exact_title tsquery, out wide_title tsquery, out said text, out is_same boolean)
    language plpgsql stable as $$
    declare
      here uuid := coalesce(of_area, (select id from area order by created_at, id limit 1));
      terms text[] := (array(select term from regexp_split_to_table(lower(unaccent(prospectus_text(prospectus_query.asked))), '[^a-z0-9]+') with ordinality as t (term, n)
        where term <> '' order by n))[1:12];
      keys text[];
      stems tsquery[];
      asked_phrases text[];
      phrases text[];
      same tsquery[];
      near tsquery[];
      known int;
      until int := 0;
      phrase_same tsquery;
      phrase_near tsquery;
      phrase_exact tsquery;
      phrase_wide tsquery;
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
        stems[n] := plainto_tsquery('prospectus', terms[n]);
        keys[n] := coalesce(nullif(btrim(stems[n]::text, ''''), ''), terms[n]);
        asked_phrases := asked_phrases || keys[n];
        if n > 1 then asked_phrases := asked_phrases || (keys[n - 1] || ' ' || keys[n]); end if;
        if n > 2 then asked_phrases := asked_phrases || (keys[n - 2] || ' ' || keys[n - 1] || ' ' || keys[n]); end if;
      end loop;
      select array_agg(synonyms.key), array_agg(synonyms.same), array_agg(synonyms.near) into phrases, same, near from (
        select synonym.key,
          string_agg(query::text, ' | ') filter (where kind in ('abbreviation', 'spelling'))::tsquery as same,
          string_agg(query::text, ' | ') filter (where kind not in ('abbreviation', 'spelling'))::tsquery as near
        from synonyms_in(here) synonym
        where synonym.key = any (asked_phrases) and numnode(query) > 0
        group by synonym.key) synonyms;
      for n in 1 .. coalesce(cardinality(terms), 0) loop
        term := terms[n];
        stem := stems[n];
        plain := coalesce(plain && plainto_tsquery('simple', term), plainto_tsquery('simple', term));
        said := said || ' ' || term;
        if n > until then
          known := null;
          for more in reverse 2 .. 0 loop
            continue when n + more > cardinality(keys);
            known := array_position(phrases, array_to_string(keys[n : n + more], ' '));
            until := n + more;
            exit when known is not null;
          end loop;
          phrase_same := same[known];
          phrase_near := near[known];
          phrase_exact := null;
          phrase_wide := null;
        end if;
        if numnode(stem) = 0 and known is not null then
          stem := plainto_tsquery('simple', term);
        end if;
        if numnode(stem) > 0 then
          is_known := exists (select from course_search where words @@ stem);
          begun := null;
          mended := null;
          if (length(term) >= 4 or known is null and length(term) >= 2) and (n = cardinality(terms) or not is_known and known is null) then
            select string_agg(plainto_tsquery('prospectus', likely.word)::text, ' | ')::tsquery into begun from (
              select word from search_word where word > term and word < term || '~' order by courses desc, word limit 40) likely
            where numnode(plainto_tsquery('prospectus', likely.word)) > 0;
          end if;
          if not is_known and known is null and begun is null and length(term) >= 4 then
            select likely.word into mended from (
              select word, row_number() over (order by similarity(word, term) desc, abs(length(word) - length(term)), courses desc, word) as place
              from (select word, courses from search_word where word % term
                union all select synonym.asked, 0 from synonyms_in(here) synonym where synonym.asked % term and synonym.asked !~ '[^a-z]') every
              order by place limit 5) likely
            where exists (select from course_search where words @@ plainto_tsquery('prospectus', likely.word))
              or exists (select from synonyms_in(here) synonym where synonym.asked = likely.word)
            order by likely.place limit 1;
            if mended is not null then
              stem := plainto_tsquery('prospectus', mended);
              said := regexp_replace(said, '\\w+$', mended);
              is_mended := true;
              select string_agg(query::text, ' | ')::tsquery into phrase_near from synonyms_in(here) synonym where synonym.key = search_key(mended) and numnode(query) > 0;
            end if;
          end if;
          -- Stemming makes "physics" and "physical" one word: the word as it is written ranks higher.
          stem := stem || plainto_tsquery('simple', coalesce(mended, term));
          phrase_exact := coalesce(phrase_exact && stem, stem);
          begun := coalesce(stem || begun, stem);
          phrase_wide := coalesce(phrase_wide && begun, begun);
        end if;
        -- The phrase ends here: all of its words, or else what it means.
        if n = until and (phrase_exact is not null or phrase_same is not null or phrase_near is not null) then
          stem := coalesce(phrase_exact || phrase_same, phrase_exact, phrase_same);
          begun := coalesce(phrase_wide || phrase_same, phrase_wide, phrase_same);
          begun := coalesce(begun || phrase_near, begun, phrase_near);
          exact := coalesce(case when is_any then exact || stem else exact && stem end, stem, exact);
          wide := coalesce(wide && begun, begun);
          if is_any then
            select count(*) into found from (select from course_search where words @@ begun limit fewest) few;
            if found between 1 and fewest - 1 then rarest := begun; fewest := found; end if;
          end if;
        end if;
      end loop;
      -- "IT" is a word too common to look for, but not when somebody looks for nothing else.
      exact := coalesce(exact, plain);
      wide := case when is_any then rarest else coalesce(wide, plain) end;
      is_same := exact::text = wide::text;
      -- The same words, each in the title.
      exact_title := replace(replace(exact::text || ' ', ''' ', ''':A '), ''')', ''':A)')::tsquery;
      wide_title := case when is_same then exact_title else replace(replace(wide::text || ' ', ''' ', ''':A '), ''')', ''':A)')::tsquery end;
      said := case when is_mended then regexp_replace(btrim(said), '\\m(a|as|a2|t)level\\M', '\\1 level', 'g') else '' end;
    end $$`.execute(db)
}
