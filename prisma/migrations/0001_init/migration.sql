-- Tables as `schema.prisma` has them; what Prisma cannot say stands at the end.

CREATE EXTENSION IF NOT EXISTS "btree_gist";

-- CreateEnum
CREATE TYPE "jurisdiction_role" AS ENUM ('participant', 'reference', 'programme');

-- CreateEnum
CREATE TYPE "status" AS ENUM ('met', 'partial', 'gap', 'unknown');

-- CreateEnum
CREATE TYPE "confidence" AS ENUM ('primary', 'secondary', 'recall');

-- CreateEnum
CREATE TYPE "source_kind" AS ENUM ('official', 'treaty-body', 'academic', 'press', 'other');

-- CreateEnum
CREATE TYPE "instrument_kind" AS ENUM ('code', 'law', 'decree', 'resolution', 'treaty', 'policy', 'protocol');

-- CreateEnum
CREATE TYPE "penalty_kind" AS ENUM ('prison', 'fine', 'disqualification', 'other');

-- CreateEnum
CREATE TYPE "penalty_unit" AS ENUM ('months', 'years', 'days-fine', 'units-fine');

-- CreateEnum
CREATE TYPE "attribute_kind" AS ENUM ('text', 'date', 'penalty');

-- CreateEnum
CREATE TYPE "deficiency_kind" AS ENUM ('legislative', 'organisational');

-- CreateEnum
CREATE TYPE "severity" AS ENUM ('high', 'medium', 'low');

-- CreateTable
CREATE TABLE "revision" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "value" BIGINT NOT NULL DEFAULT 0,
    "changed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_by_transaction" BIGINT,

    CONSTRAINT "revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "standard" (
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" JSONB NOT NULL,
    "short" JSONB NOT NULL,
    "body" JSONB NOT NULL,
    "number" TEXT,
    "adopted_on" DATE,
    "opened_for_signature" DATE,

    CONSTRAINT "standard_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "term" (
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "term" JSONB NOT NULL,
    "definition" JSONB NOT NULL,

    CONSTRAINT "term_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "area" (
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" JSONB NOT NULL,
    "kind" "deficiency_kind" NOT NULL,

    CONSTRAINT "area_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "requirement_group" (
    "id" TEXT NOT NULL,
    "area_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" JSONB NOT NULL,

    CONSTRAINT "requirement_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attribute" (
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "attribute_kind" NOT NULL,
    "title" JSONB NOT NULL,

    CONSTRAINT "attribute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "requirement" (
    "id" TEXT NOT NULL,
    "group_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" JSONB NOT NULL,
    "question" JSONB NOT NULL,
    "met" JSONB NOT NULL,
    "partial" JSONB NOT NULL,
    "core" BOOLEAN NOT NULL,

    CONSTRAINT "requirement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "requirement_reference" (
    "requirement_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "standard_id" TEXT NOT NULL,
    "article" TEXT NOT NULL,

    CONSTRAINT "requirement_reference_pkey" PRIMARY KEY ("requirement_id","position")
);

-- CreateTable
CREATE TABLE "requirement_attribute" (
    "requirement_id" TEXT NOT NULL,
    "attribute_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "requirement_attribute_pkey" PRIMARY KEY ("requirement_id","attribute_id")
);

-- CreateTable
CREATE TABLE "stage" (
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" JSONB NOT NULL,

    CONSTRAINT "stage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stage_requirement" (
    "stage_id" TEXT NOT NULL,
    "requirement_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "stage_requirement_pkey" PRIMARY KEY ("stage_id","requirement_id")
);

-- CreateTable
CREATE TABLE "jurisdiction" (
    "code" CHAR(2) NOT NULL,
    "role" "jurisdiction_role" NOT NULL,
    "compiled_on" DATE NOT NULL,
    "legal_system_note" JSONB NOT NULL,

    CONSTRAINT "jurisdiction_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "source" (
    "jurisdiction_code" CHAR(2) NOT NULL,
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "publisher" TEXT,
    "url" TEXT,
    "kind" "source_kind" NOT NULL,
    "published_on" DATE,

    CONSTRAINT "source_pkey" PRIMARY KEY ("jurisdiction_code","id")
);

-- CreateTable
CREATE TABLE "instrument" (
    "jurisdiction_code" CHAR(2) NOT NULL,
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "title_translated" JSONB,
    "kind" "instrument_kind" NOT NULL,
    "number" TEXT,
    "published_on" DATE,
    "in_force_on" DATE,
    "url" TEXT,

    CONSTRAINT "instrument_pkey" PRIMARY KEY ("jurisdiction_code","id")
);

-- CreateTable
CREATE TABLE "provision" (
    "jurisdiction_code" CHAR(2) NOT NULL,
    "id" TEXT NOT NULL,
    "instrument_id" TEXT NOT NULL,
    "article" TEXT NOT NULL,
    "heading" JSONB,
    "in_force_from" DATE,
    "in_force_to" DATE,
    "summary" JSONB NOT NULL,

    CONSTRAINT "provision_pkey" PRIMARY KEY ("jurisdiction_code","id")
);

-- CreateTable
CREATE TABLE "provision_amendment" (
    "jurisdiction_code" CHAR(2) NOT NULL,
    "provision_id" TEXT NOT NULL,
    "instrument_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "provision_amendment_pkey" PRIMARY KEY ("jurisdiction_code","provision_id","instrument_id")
);

-- CreateTable
CREATE TABLE "penalty" (
    "jurisdiction_code" CHAR(2) NOT NULL,
    "provision_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "conduct" JSONB,
    "kind" "penalty_kind" NOT NULL,
    "unit" "penalty_unit",
    "min" DECIMAL(12,2),
    "max" DECIMAL(12,2),
    "note" JSONB,
    "min_months" DECIMAL(12,2) GENERATED ALWAYS AS (
        CASE "unit" WHEN 'years' THEN "min" * 12 WHEN 'months' THEN "min" END
    ) STORED,
    "max_months" DECIMAL(12,2) GENERATED ALWAYS AS (
        CASE "unit" WHEN 'years' THEN "max" * 12 WHEN 'months' THEN "max" END
    ) STORED,

    CONSTRAINT "penalty_pkey" PRIMARY KEY ("jurisdiction_code","provision_id","position")
);

-- CreateTable
CREATE TABLE "finding" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "jurisdiction_code" CHAR(2) NOT NULL,
    "requirement_id" TEXT NOT NULL,
    "from_date" DATE,
    "to_date" DATE,
    "status" "status" NOT NULL,
    "confidence" "confidence" NOT NULL,
    "rationale" JSONB NOT NULL,
    "attributes" JSONB NOT NULL,

    CONSTRAINT "finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "finding_provision" (
    "finding_id" UUID NOT NULL,
    "jurisdiction_code" CHAR(2) NOT NULL,
    "provision_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "finding_provision_pkey" PRIMARY KEY ("finding_id","provision_id")
);

-- CreateTable
CREATE TABLE "finding_source" (
    "finding_id" UUID NOT NULL,
    "jurisdiction_code" CHAR(2) NOT NULL,
    "source_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "finding_source_pkey" PRIMARY KEY ("finding_id","source_id")
);

-- CreateTable
CREATE TABLE "provision_source" (
    "jurisdiction_code" CHAR(2) NOT NULL,
    "provision_id" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "provision_source_pkey" PRIMARY KEY ("jurisdiction_code","provision_id","source_id")
);

-- CreateTable
CREATE TABLE "instrument_source" (
    "jurisdiction_code" CHAR(2) NOT NULL,
    "instrument_id" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "instrument_source_pkey" PRIMARY KEY ("jurisdiction_code","instrument_id","source_id")
);

-- CreateTable
CREATE TABLE "candidate_deficiency" (
    "jurisdiction_code" CHAR(2) NOT NULL,
    "position" INTEGER NOT NULL,
    "requirement_id" TEXT NOT NULL,
    "kind" "deficiency_kind" NOT NULL,
    "severity" "severity" NOT NULL,
    "title" JSONB NOT NULL,
    "description" JSONB NOT NULL,
    "proposed_measure" JSONB NOT NULL,

    CONSTRAINT "candidate_deficiency_pkey" PRIMARY KEY ("jurisdiction_code","position")
);

-- CreateTable
CREATE TABLE "candidate_deficiency_source" (
    "jurisdiction_code" CHAR(2) NOT NULL,
    "deficiency_position" INTEGER NOT NULL,
    "source_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "candidate_deficiency_source_pkey" PRIMARY KEY ("jurisdiction_code","deficiency_position","source_id")
);

-- CreateIndex
CREATE INDEX "requirement_reference_standard_id_idx" ON "requirement_reference"("standard_id");

-- CreateIndex
CREATE INDEX "provision_jurisdiction_code_instrument_id_idx" ON "provision"("jurisdiction_code", "instrument_id");

-- CreateIndex
CREATE INDEX "provision_amendment_jurisdiction_code_instrument_id_idx" ON "provision_amendment"("jurisdiction_code", "instrument_id");

-- CreateIndex
CREATE INDEX "finding_requirement_id_idx" ON "finding"("requirement_id");

-- CreateIndex
CREATE UNIQUE INDEX "finding_id_jurisdiction_code_key" ON "finding"("id", "jurisdiction_code");

-- CreateIndex
CREATE INDEX "finding_provision_jurisdiction_code_provision_id_idx" ON "finding_provision"("jurisdiction_code", "provision_id");

-- CreateIndex
CREATE INDEX "finding_source_jurisdiction_code_source_id_idx" ON "finding_source"("jurisdiction_code", "source_id");

-- CreateIndex
CREATE INDEX "provision_source_jurisdiction_code_source_id_idx" ON "provision_source"("jurisdiction_code", "source_id");

-- CreateIndex
CREATE INDEX "instrument_source_jurisdiction_code_source_id_idx" ON "instrument_source"("jurisdiction_code", "source_id");

-- CreateIndex
CREATE INDEX "candidate_deficiency_requirement_id_idx" ON "candidate_deficiency"("requirement_id");

-- CreateIndex
CREATE INDEX "candidate_deficiency_source_jurisdiction_code_source_id_idx" ON "candidate_deficiency_source"("jurisdiction_code", "source_id");

-- AddForeignKey
ALTER TABLE "requirement_group" ADD CONSTRAINT "requirement_group_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "requirement" ADD CONSTRAINT "requirement_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "requirement_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "requirement_reference" ADD CONSTRAINT "requirement_reference_requirement_id_fkey" FOREIGN KEY ("requirement_id") REFERENCES "requirement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "requirement_reference" ADD CONSTRAINT "requirement_reference_standard_id_fkey" FOREIGN KEY ("standard_id") REFERENCES "standard"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "requirement_attribute" ADD CONSTRAINT "requirement_attribute_requirement_id_fkey" FOREIGN KEY ("requirement_id") REFERENCES "requirement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "requirement_attribute" ADD CONSTRAINT "requirement_attribute_attribute_id_fkey" FOREIGN KEY ("attribute_id") REFERENCES "attribute"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stage_requirement" ADD CONSTRAINT "stage_requirement_stage_id_fkey" FOREIGN KEY ("stage_id") REFERENCES "stage"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stage_requirement" ADD CONSTRAINT "stage_requirement_requirement_id_fkey" FOREIGN KEY ("requirement_id") REFERENCES "requirement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_jurisdiction_code_fkey" FOREIGN KEY ("jurisdiction_code") REFERENCES "jurisdiction"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instrument" ADD CONSTRAINT "instrument_jurisdiction_code_fkey" FOREIGN KEY ("jurisdiction_code") REFERENCES "jurisdiction"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provision" ADD CONSTRAINT "provision_jurisdiction_code_fkey" FOREIGN KEY ("jurisdiction_code") REFERENCES "jurisdiction"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provision" ADD CONSTRAINT "provision_jurisdiction_code_instrument_id_fkey" FOREIGN KEY ("jurisdiction_code", "instrument_id") REFERENCES "instrument"("jurisdiction_code", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provision_amendment" ADD CONSTRAINT "provision_amendment_jurisdiction_code_provision_id_fkey" FOREIGN KEY ("jurisdiction_code", "provision_id") REFERENCES "provision"("jurisdiction_code", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provision_amendment" ADD CONSTRAINT "provision_amendment_jurisdiction_code_instrument_id_fkey" FOREIGN KEY ("jurisdiction_code", "instrument_id") REFERENCES "instrument"("jurisdiction_code", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "penalty" ADD CONSTRAINT "penalty_jurisdiction_code_provision_id_fkey" FOREIGN KEY ("jurisdiction_code", "provision_id") REFERENCES "provision"("jurisdiction_code", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding" ADD CONSTRAINT "finding_jurisdiction_code_fkey" FOREIGN KEY ("jurisdiction_code") REFERENCES "jurisdiction"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding" ADD CONSTRAINT "finding_requirement_id_fkey" FOREIGN KEY ("requirement_id") REFERENCES "requirement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding_provision" ADD CONSTRAINT "finding_provision_finding_id_jurisdiction_code_fkey" FOREIGN KEY ("finding_id", "jurisdiction_code") REFERENCES "finding"("id", "jurisdiction_code") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding_provision" ADD CONSTRAINT "finding_provision_jurisdiction_code_provision_id_fkey" FOREIGN KEY ("jurisdiction_code", "provision_id") REFERENCES "provision"("jurisdiction_code", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding_source" ADD CONSTRAINT "finding_source_finding_id_jurisdiction_code_fkey" FOREIGN KEY ("finding_id", "jurisdiction_code") REFERENCES "finding"("id", "jurisdiction_code") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding_source" ADD CONSTRAINT "finding_source_jurisdiction_code_source_id_fkey" FOREIGN KEY ("jurisdiction_code", "source_id") REFERENCES "source"("jurisdiction_code", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provision_source" ADD CONSTRAINT "provision_source_jurisdiction_code_provision_id_fkey" FOREIGN KEY ("jurisdiction_code", "provision_id") REFERENCES "provision"("jurisdiction_code", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provision_source" ADD CONSTRAINT "provision_source_jurisdiction_code_source_id_fkey" FOREIGN KEY ("jurisdiction_code", "source_id") REFERENCES "source"("jurisdiction_code", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instrument_source" ADD CONSTRAINT "instrument_source_jurisdiction_code_instrument_id_fkey" FOREIGN KEY ("jurisdiction_code", "instrument_id") REFERENCES "instrument"("jurisdiction_code", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instrument_source" ADD CONSTRAINT "instrument_source_jurisdiction_code_source_id_fkey" FOREIGN KEY ("jurisdiction_code", "source_id") REFERENCES "source"("jurisdiction_code", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "candidate_deficiency" ADD CONSTRAINT "candidate_deficiency_jurisdiction_code_fkey" FOREIGN KEY ("jurisdiction_code") REFERENCES "jurisdiction"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "candidate_deficiency" ADD CONSTRAINT "candidate_deficiency_requirement_id_fkey" FOREIGN KEY ("requirement_id") REFERENCES "requirement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "candidate_deficiency_source" ADD CONSTRAINT "candidate_deficiency_source_jurisdiction_code_deficiency_p_fkey" FOREIGN KEY ("jurisdiction_code", "deficiency_position") REFERENCES "candidate_deficiency"("jurisdiction_code", "position") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "candidate_deficiency_source" ADD CONSTRAINT "candidate_deficiency_source_jurisdiction_code_source_id_fkey" FOREIGN KEY ("jurisdiction_code", "source_id") REFERENCES "source"("jurisdiction_code", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say ------------------------------------------------------------------------------

-- A localised text: an object of two-letter languages, none empty.
CREATE FUNCTION "is_localised_text"("value" JSONB) RETURNS BOOLEAN LANGUAGE SQL IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE WHEN jsonb_typeof("value") <> 'object' THEN FALSE ELSE
    "value" <> '{}'::jsonb AND NOT EXISTS (
        SELECT FROM jsonb_each("value") AS "entry"
        WHERE "entry"."key" !~ '^[a-z]{2}$'
           OR jsonb_typeof("entry"."value") <> 'string'
           OR "entry"."value" #>> '{}' ~ '^\s*$'
    ) END;

ALTER TABLE "standard" ADD CONSTRAINT "standard_texts" CHECK (
    "is_localised_text"("title") AND "is_localised_text"("short") AND "is_localised_text"("body"));
ALTER TABLE "term" ADD CONSTRAINT "term_texts" CHECK ("is_localised_text"("term") AND "is_localised_text"("definition"));
ALTER TABLE "area" ADD CONSTRAINT "area_texts" CHECK ("is_localised_text"("title"));
ALTER TABLE "requirement_group" ADD CONSTRAINT "requirement_group_texts" CHECK ("is_localised_text"("title"));
ALTER TABLE "attribute" ADD CONSTRAINT "attribute_texts" CHECK ("is_localised_text"("title"));
ALTER TABLE "stage" ADD CONSTRAINT "stage_texts" CHECK ("is_localised_text"("title"));
ALTER TABLE "requirement" ADD CONSTRAINT "requirement_texts" CHECK (
    "is_localised_text"("title") AND "is_localised_text"("question")
    AND "is_localised_text"("met") AND "is_localised_text"("partial"));
ALTER TABLE "jurisdiction" ADD CONSTRAINT "jurisdiction_texts" CHECK ("is_localised_text"("legal_system_note"));
ALTER TABLE "instrument" ADD CONSTRAINT "instrument_texts" CHECK ("is_localised_text"("title_translated"));
ALTER TABLE "provision" ADD CONSTRAINT "provision_texts" CHECK (
    "is_localised_text"("heading") AND "is_localised_text"("summary"));
ALTER TABLE "penalty" ADD CONSTRAINT "penalty_texts" CHECK (
    "is_localised_text"("conduct") AND "is_localised_text"("note"));
ALTER TABLE "finding" ADD CONSTRAINT "finding_texts" CHECK ("is_localised_text"("rationale"));
ALTER TABLE "candidate_deficiency" ADD CONSTRAINT "candidate_deficiency_texts" CHECK (
    "is_localised_text"("title") AND "is_localised_text"("description") AND "is_localised_text"("proposed_measure"));

ALTER TABLE "jurisdiction" ADD CONSTRAINT "jurisdiction_code_form" CHECK ("code" ~ '^[A-Z]{2}$');
ALTER TABLE "penalty" ADD CONSTRAINT "penalty_range" CHECK ("min" >= 0 AND "max" >= 0 AND "min" <= "max");
ALTER TABLE "provision" ADD CONSTRAINT "provision_period" CHECK ("in_force_from" < "in_force_to");
ALTER TABLE "finding" ADD CONSTRAINT "finding_period" CHECK ("from_date" < "to_date");
ALTER TABLE "finding" ADD CONSTRAINT "finding_attributes" CHECK (jsonb_typeof("attributes") = 'object');

-- Two findings of one jurisdiction and requirement never overlap in time. A period is [from, to).
ALTER TABLE "finding" ADD CONSTRAINT "finding_no_overlap" EXCLUDE USING gist (
    "jurisdiction_code" WITH =,
    "requirement_id" WITH =,
    daterange("from_date", "to_date", '[)') WITH &&
);

-- Behind every met, partial or gap stands a provision or a source, unless it openly rests on recall.
-- Checked at commit, when the links of a new finding are there.
CREATE FUNCTION "check_finding_evidence"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
    "checked" UUID;
BEGIN
    IF TG_TABLE_NAME = 'finding' THEN "checked" := NEW."id"; ELSE "checked" := OLD."finding_id"; END IF;
    IF EXISTS (
        SELECT FROM "finding"
        WHERE "id" = "checked" AND "status" <> 'unknown' AND "confidence" <> 'recall'
          AND NOT EXISTS (SELECT FROM "finding_provision" WHERE "finding_id" = "checked")
          AND NOT EXISTS (SELECT FROM "finding_source" WHERE "finding_id" = "checked")
    ) THEN
        RAISE EXCEPTION 'finding % has neither a provision nor a source', "checked"
            USING ERRCODE = 'check_violation', CONSTRAINT = 'finding_evidence';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "finding_evidence" AFTER INSERT OR UPDATE ON "finding"
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "check_finding_evidence"();
CREATE CONSTRAINT TRIGGER "finding_evidence_provision" AFTER UPDATE OR DELETE ON "finding_provision"
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "check_finding_evidence"();
CREATE CONSTRAINT TRIGGER "finding_evidence_source" AFTER UPDATE OR DELETE ON "finding_source"
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "check_finding_evidence"();

-- The revision: one row, one step for every transaction that touches data, whoever writes it.
ALTER TABLE "revision" ADD CONSTRAINT "revision_single" CHECK ("id" = 1);
INSERT INTO "revision" ("id") VALUES (1);
CREATE FUNCTION "grow_revision"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "revision"
    SET "value" = "value" + 1, "changed_at" = now(), "changed_by_transaction" = pg_current_xact_id()::text::bigint
    WHERE "id" = 1 AND "changed_by_transaction" IS DISTINCT FROM pg_current_xact_id()::text::bigint;
    RETURN NULL;
END $$;
DO $$
DECLARE
    "tracked" TEXT;
BEGIN
    FOREACH "tracked" IN ARRAY ARRAY[
        'standard', 'term', 'area', 'requirement_group', 'attribute', 'requirement', 'requirement_reference',
        'requirement_attribute', 'stage', 'stage_requirement', 'jurisdiction', 'source', 'instrument',
        'instrument_source', 'provision', 'provision_amendment', 'provision_source', 'penalty', 'finding',
        'finding_provision', 'finding_source', 'candidate_deficiency', 'candidate_deficiency_source'
    ] LOOP
        EXECUTE format(
            'CREATE TRIGGER "grow_revision" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I '
            'FOR EACH STATEMENT EXECUTE FUNCTION "grow_revision"()', "tracked");
    END LOOP;
END $$;
