-- Search: docs/decisions/007-search.md says why its words stand in the tables themselves. -------------------------------

CREATE EXTENSION IF NOT EXISTS "unaccent";
CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- Letters without accents, in lower case. `unaccent` calls itself STABLE because its dictionary can be replaced; whoever
-- does that writes the columns below anew.
CREATE FUNCTION "search_letters"("value" TEXT) RETURNS TEXT LANGUAGE SQL IMMUTABLE PARALLEL SAFE
RETURN lower(unaccent('unaccent'::regdictionary, "value"));

-- Such letters as a language's stemmer takes them: some endings it knows only with their accents. Marks by which
-- PostgreSQL's parser would read words together (a path, a tag, a sign) become spaces, each one.
CREATE FUNCTION "search_endings"("language" TEXT, "letters" TEXT) RETURNS TEXT LANGUAGE SQL IMMUTABLE PARALLEL SAFE
RETURN CASE "language"
    WHEN 'es' THEN regexp_replace(regexp_replace("letters", '[/\\<>@_-]', ' ', 'g'), 'cion\M', 'ción', 'g')
    WHEN 'pt' THEN regexp_replace(regexp_replace(regexp_replace(regexp_replace("letters",
        '[/\\<>@_-]', ' ', 'g'), 'cao\M', 'ção', 'g'), 'coes\M', 'ções', 'g'), '\mnao\M', 'não', 'g')
    WHEN 'fr' THEN regexp_replace(regexp_replace("letters", '[/\\<>@_-]', ' ', 'g'), 'ee(s?)\M', 'ée\1', 'g')
    ELSE regexp_replace("letters", '[/\\<>@_-]', ' ', 'g')
END;

-- The same of a text that is shown: a letter for a letter, so that what is found in it stands at the same place in the
-- original. Where `unaccent` makes two letters of one, a slower way with fewer letters does it.
CREATE FUNCTION "search_shown"("language" TEXT, "value" TEXT) RETURNS TEXT LANGUAGE SQL IMMUTABLE PARALLEL SAFE
RETURN "search_endings"("language", CASE WHEN length("search_letters"("value")) = length("value")
    THEN "search_letters"("value")
    ELSE lower(translate("value",
        'áàâãäåéèêëíìîïóòôõöúùûüçñýÁÀÂÃÄÅÉÈÊËÍÌÎÏÓÒÔÕÖÚÙÛÜÇÑÝ',
        'aaaaaaeeeeiiiiooooouuuucnyAAAAAAEEEEIIIIOOOOOUUUUCNY')) END);

CREATE FUNCTION "search_stemmer"("language" TEXT) RETURNS REGCONFIG LANGUAGE SQL IMMUTABLE PARALLEL SAFE
RETURN CASE "language"
    WHEN 'es' THEN 'pg_catalog.spanish'::regconfig
    WHEN 'pt' THEN 'pg_catalog.portuguese'::regconfig
    WHEN 'fr' THEN 'pg_catalog.french'::regconfig
    ELSE 'pg_catalog.english'::regconfig
END;

CREATE FUNCTION "search_number"("digits" TEXT) RETURNS TEXT LANGUAGE SQL IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN "digits" ~ '[1-9]' THEN ltrim(replace("digits", '.', ''), '0') WHEN "digits" IS NOT NULL THEN '0' END;

-- How laws are numbered, however it is written: "art. 241-A", "241 A" and "241a" are 241a; "27.436" is 27436,
-- "367 quáter" 367quater, "8.069/1990" 8069/1990 and 8069, "189.1" 189.1 and 189, "226-227" 226/227, 226 and 227.
-- `referencesIn` in lib/search/reference-rules.ts reads the same, and a test holds them equal over the whole dataset.
CREATE FUNCTION "search_references"("value" TEXT) RETURNS TEXT[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    "part" TEXT[];
    "main" TEXT;
    "keys" TEXT[] := '{}';
BEGIN
    IF "value" !~ '\d' THEN RETURN "keys"; END IF;
    FOR "part" IN SELECT regexp_matches(
        "search_letters"(regexp_replace(translate("value", 'ºª°', '   '), '(\d) ([A-Z])\M', '\1-\2', 'g')),
        '\m(\d{1,3}(?:\.\d{3})+(?!\d)|\d+)(?:[ -]?(bis|ter|quater|quinquies|sexies|septies|octies|nonies|novies|decies|undecies|duodecies)\M|-?([a-z])\M|([/-])(\d{1,4})\M|\.(\d{1,2})\M)?',
        'g')
    LOOP
        "main" := "search_number"("part"[1]);
        "keys" := "keys" || ("main"
            || COALESCE("part"[2], "part"[3], '/' || "search_number"("part"[5]), '.' || "part"[6], ''));
        IF "part"[4] IS NOT NULL OR "part"[6] IS NOT NULL THEN "keys" := "keys" || "main"; END IF;
        IF "part"[4] = '-' THEN "keys" := "keys" || "search_number"("part"[5]); END IF;
    END LOOP;
    RETURN "keys";
END $$;

-- A provision's own numbers: those above, and in "231 to 236" or "190-A to 190-E" also those between.
CREATE FUNCTION "search_articles"("article" TEXT) RETURNS TEXT[] LANGUAGE SQL IMMUTABLE PARALLEL SAFE
RETURN "search_references"("article") || ARRAY(
    SELECT "between"::text
    FROM regexp_matches("article", '(?:^|[ ,;(])(\d{1,5})(?:-| to | a )(\d{1,5})\M', 'g') AS "found"("part"),
         generate_series("part"[1]::int + 1, least("part"[2]::int - 1, "part"[1]::int + 200)) AS "between"
) || ARRAY(
    SELECT "part"[1] || lower(chr("between"))
    FROM regexp_matches("article", '\m(\d+)[- ]?([A-Z]) (?:to|a) \1[- ]?([A-Z])\M', 'g') AS "found"("part"),
         generate_series(ascii("part"[2]) + 1, ascii("part"[3]) - 1) AS "between"
);

-- Numbers as words of a text: '=128' is one that the thing itself bears, '#128' one that its text names.
CREATE FUNCTION "search_numbers"("mark" TEXT, "keys" TEXT[]) RETURNS TSVECTOR LANGUAGE SQL IMMUTABLE PARALLEL SAFE
RETURN array_to_tsvector(ARRAY(SELECT "mark" || "key" FROM unnest("keys") AS "key"));

-- A localised text: its words in each of its languages, and the numbers it names.
CREATE FUNCTION "search_vector"("value" JSONB) RETURNS TSVECTOR LANGUAGE SQL IMMUTABLE PARALLEL SAFE
RETURN to_tsvector('pg_catalog.spanish', COALESCE("search_endings"('es', "search_letters"("value"->>'es')), ''))
    || to_tsvector('pg_catalog.portuguese', COALESCE("search_endings"('pt', "search_letters"("value"->>'pt')), ''))
    || to_tsvector('pg_catalog.english', COALESCE("search_endings"('en', "search_letters"("value"->>'en')), ''))
    || to_tsvector('pg_catalog.french', COALESCE("search_endings"('fr', "search_letters"("value"->>'fr')), ''))
    || "search_numbers"('#', "search_references"(
        COALESCE("value"->>'es', "value"->>'en', "value"->>'pt', "value"->>'fr', '')));

-- A text whose language is not recorded: its words as each language has them.
CREATE FUNCTION "search_vector"("value" TEXT) RETURNS TSVECTOR LANGUAGE SQL IMMUTABLE PARALLEL SAFE
RETURN "search_vector"(jsonb_build_object('es', "value", 'pt', "value", 'en', "value", 'fr', "value"));

-- A finding's attributes that are texts, as one localised text; days are left out.
CREATE FUNCTION "search_attributes"("attributes" JSONB) RETURNS JSONB LANGUAGE SQL IMMUTABLE PARALLEL SAFE
RETURN (
    SELECT jsonb_build_object(
        'es', string_agg("text"->>'es', '. ' ORDER BY "id"), 'pt', string_agg("text"->>'pt', '. ' ORDER BY "id"),
        'en', string_agg("text"->>'en', '. ' ORDER BY "id"), 'fr', string_agg("text"->>'fr', '. ' ORDER BY "id"))
    -- What is no object is refused by the table's own check, which comes after the generated column.
    FROM jsonb_each(CASE jsonb_typeof("attributes") WHEN 'object' THEN "attributes" ELSE '{}' END)
        AS "attribute"("id", "text")
    WHERE jsonb_typeof("text") = 'object'
);

-- Kept in the row (MAIN) for thousands to be ranked at once; a row too long puts its texts elsewhere before them.
ALTER TABLE "requirement" ADD COLUMN "search" TSVECTOR GENERATED ALWAYS AS (
    setweight("search_vector"("title"), 'A') || setweight("search_vector"("question"), 'B')
    || setweight("search_vector"("met") || "search_vector"("partial"), 'C')
) STORED, ALTER COLUMN "search" SET STORAGE MAIN;
ALTER TABLE "instrument" ADD COLUMN "search" TSVECTOR GENERATED ALWAYS AS (
    "search_numbers"('=', "search_references"(COALESCE("number", '') || ', ' || "title"))
    || setweight("search_vector"("title") || COALESCE("search_vector"("title_translated"), ''), 'A')
) STORED, ALTER COLUMN "search" SET STORAGE MAIN;
ALTER TABLE "provision" ADD COLUMN "search" TSVECTOR GENERATED ALWAYS AS (
    "search_numbers"('=', "search_articles"("article"))
    || setweight(COALESCE("search_vector"("heading"), ''), 'A') || setweight("search_vector"("summary"), 'B')
) STORED, ALTER COLUMN "search" SET STORAGE MAIN;
ALTER TABLE "penalty" ADD COLUMN "search" TSVECTOR GENERATED ALWAYS AS (
    setweight("search_vector"("conduct"), 'B')
) STORED, ALTER COLUMN "search" SET STORAGE MAIN;
ALTER TABLE "finding" ADD COLUMN "search" TSVECTOR GENERATED ALWAYS AS (
    setweight("search_vector"("rationale"), 'B')
    || setweight("search_vector"("search_attributes"("attributes")), 'C')
) STORED, ALTER COLUMN "search" SET STORAGE MAIN;
ALTER TABLE "jurisdiction" ADD COLUMN "search" TSVECTOR GENERATED ALWAYS AS (
    setweight("search_vector"("legal_system_note"), 'B')
) STORED, ALTER COLUMN "search" SET STORAGE MAIN;

-- CreateIndex
CREATE INDEX "requirement_search_idx" ON "requirement" USING GIN ("search");
CREATE INDEX "instrument_search_idx" ON "instrument" USING GIN ("search");
CREATE INDEX "provision_search_idx" ON "provision" USING GIN ("search");
CREATE INDEX "penalty_search_idx" ON "penalty" USING GIN ("search");
CREATE INDEX "finding_search_idx" ON "finding" USING GIN ("search");
CREATE INDEX "jurisdiction_search_idx" ON "jurisdiction" USING GIN ("search");

-- CreateTable
CREATE TABLE "search_word" (
    "word" TEXT NOT NULL,
    "letters" TEXT NOT NULL,

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("word")
);

-- CreateIndex
CREATE INDEX "search_word_letters_idx" ON "search_word" USING GIN ("letters" gin_trgm_ops);

-- The words of a text, or of all texts inside a value, as they are written but for capitals.
CREATE FUNCTION "search_words"("value" JSONB) RETURNS SETOF TEXT LANGUAGE SQL IMMUTABLE PARALLEL SAFE AS $$
    SELECT "word"
    FROM jsonb_path_query("value", '$.** ? (@.type() == "string")') AS "text",
         unnest(tsvector_to_array(to_tsvector('pg_catalog.simple', "text" #>> '{}'))) AS "word"
    WHERE length("word") BETWEEN 4 AND 40 AND "word" !~ '[\d\s[:punct:]]'
$$;

-- Every word that was ever written, to set a mistyped one right. One whose last text has gone does no harm.
INSERT INTO "search_word" ("word", "letters")
SELECT "word", "search_letters"("word")
FROM (
    SELECT DISTINCT "word"
    FROM (
        SELECT jsonb_build_array("title", "question", "met", "partial") AS "texts" FROM "requirement"
        UNION ALL SELECT jsonb_build_array("title", "title_translated") FROM "instrument"
        UNION ALL SELECT jsonb_build_array("heading", "summary") FROM "provision"
        UNION ALL SELECT "conduct" FROM "penalty"
        UNION ALL SELECT jsonb_build_array("rationale", "attributes") FROM "finding"
        UNION ALL SELECT "legal_system_note" FROM "jurisdiction"
    ) AS "written", "search_words"("texts") AS "word"
) AS "found";

CREATE FUNCTION "search_learn"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
    "column" TEXT;
BEGIN
    FOREACH "column" IN ARRAY TG_ARGV LOOP
        EXECUTE format(
            'INSERT INTO "search_word" ("word", "letters")
             SELECT "word", "search_letters"("word")
             FROM (SELECT DISTINCT "word" FROM "written", "search_words"(to_jsonb("written".%I)) AS "word") AS "found"
             ON CONFLICT DO NOTHING', "column");
    END LOOP;
    RETURN NULL;
END $$;
DO $$
DECLARE
    "table" TEXT;
    "columns" TEXT;
    "event" TEXT;
BEGIN
    FOR "table", "columns" IN VALUES
        ('requirement', $c$'title', 'question', 'met', 'partial'$c$),
        ('instrument', $c$'title', 'title_translated'$c$),
        ('provision', $c$'heading', 'summary'$c$),
        ('penalty', $c$'conduct'$c$),
        ('finding', $c$'rationale', 'attributes'$c$),
        ('jurisdiction', $c$'legal_system_note'$c$)
    LOOP
        FOREACH "event" IN ARRAY ARRAY['insert', 'update'] LOOP
            EXECUTE format(
                'CREATE TRIGGER "search_learn_%s" AFTER %s ON %I REFERENCING NEW TABLE AS "written" '
                'FOR EACH STATEMENT EXECUTE FUNCTION "search_learn"(%s)', "event", "event", "table", "columns");
        END LOOP;
    END LOOP;
END $$;

-- A question (words, "phrases", or) in the words of any of the languages.
CREATE FUNCTION "search_query"("value" TEXT) RETURNS TSQUERY LANGUAGE SQL IMMUTABLE PARALLEL SAFE
RETURN websearch_to_tsquery('pg_catalog.spanish', "search_endings"('es', "search_letters"("value")))
    || websearch_to_tsquery('pg_catalog.portuguese', "search_endings"('pt', "search_letters"("value")))
    || websearch_to_tsquery('pg_catalog.english', "search_endings"('en', "search_letters"("value")))
    || websearch_to_tsquery('pg_catalog.french', "search_endings"('fr', "search_letters"("value")));

-- A localised text as it is shown, with marks around what was found: in the reader's language where that has a word of
-- the query, else in the one that has most of it; its letters evened out by search_shown(). NULL where there is no text.
CREATE FUNCTION "search_marked"("value" JSONB, "reader" TEXT, "query" TSQUERY, "start" TEXT, "stop" TEXT) RETURNS JSONB
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    "chosen" TEXT;
    "language" TEXT;
    "rank" REAL;
    "best" REAL := 0;
BEGIN
    FOREACH "language" IN ARRAY ARRAY["reader", 'es', 'en', 'pt', 'fr'] LOOP
        CONTINUE WHEN COALESCE("value"->>"language", '') = '';
        "chosen" := COALESCE("chosen", "language");
        "rank" := ts_rank(to_tsvector("search_stemmer"("language"),
            "search_endings"("language", "search_letters"("value"->>"language"))), "query");
        IF "rank" > "best" THEN
            "chosen" := "language";
            "best" := "rank";
            EXIT WHEN "language" = "reader";
        END IF;
    END LOOP;
    IF "chosen" IS NULL THEN RETURN NULL; END IF;
    RETURN jsonb_build_object('lang', "chosen", 'text', "value"->>"chosen", 'marked', CASE WHEN "best" = 0
        THEN "value"->>"chosen"
        ELSE ts_headline("search_stemmer"("chosen"), "search_shown"("chosen", "value"->>"chosen"), "query",
            'HighlightAll=true, StartSel="' || "start" || '", StopSel="' || "stop" || '"') END);
END $$;
