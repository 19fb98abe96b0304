-- CreateEnum
CREATE TYPE "account_role" AS ENUM ('reader', 'reviewer', 'staff', 'admin');

-- CreateEnum
CREATE TYPE "deficiency_status" AS ENUM ('identified', 'confirmed', 'disputed', 'measure-proposed', 'in-progress', 'resolved', 'dismissed');

-- CreateEnum
CREATE TYPE "measure_kind" AS ENUM ('legislative-reform', 'regulation', 'protocol', 'unit', 'training', 'agreement', 'technical-means', 'regional-action');

-- CreateEnum
CREATE TYPE "measure_status" AS ENUM ('proposed', 'agreed', 'in-progress', 'done', 'abandoned');

-- CreateEnum
CREATE TYPE "level" AS ENUM ('high', 'medium', 'low');

-- CreateEnum
CREATE TYPE "review_verdict" AS ENUM ('confirmed', 'disputed');

-- CreateEnum
CREATE TYPE "proposal_status" AS ENUM ('open', 'accepted', 'declined', 'withdrawn');

-- AlterTable
ALTER TABLE "finding" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "provision" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "two_factor_enabled" BOOLEAN NOT NULL DEFAULT false,
    "role" "account_role" NOT NULL DEFAULT 'reader',
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "locale" TEXT NOT NULL DEFAULT 'es',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_session" (
    "id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "token" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "account_id" TEXT NOT NULL,

    CONSTRAINT "account_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_credential" (
    "id" TEXT NOT NULL,
    "provider_account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(6),
    "refresh_token_expires_at" TIMESTAMPTZ(6),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_credential_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_two_factor" (
    "id" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "backup_codes" TEXT NOT NULL,
    "verified" BOOLEAN DEFAULT true,
    "failed_verification_count" INTEGER DEFAULT 0,
    "locked_until" TIMESTAMPTZ(6),
    "account_id" TEXT NOT NULL,

    CONSTRAINT "account_two_factor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reviewer_country" (
    "account_id" TEXT NOT NULL,
    "jurisdiction_code" CHAR(2) NOT NULL,

    CONSTRAINT "reviewer_country_pkey" PRIMARY KEY ("account_id","jurisdiction_code")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "account_role" NOT NULL,
    "countries" TEXT[],
    "locale" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "accepted_at" TIMESTAMPTZ(6),
    "revoked_at" TIMESTAMPTZ(6),
    "invited_by" TEXT,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "throttle" (
    "key" TEXT NOT NULL,
    "window_start" TIMESTAMPTZ(6) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(6),
    "fault" TEXT,

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission" (
    "id" UUID NOT NULL,
    "command" TEXT NOT NULL,
    "account_id" TEXT,
    "result" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,
    "actor_role" TEXT NOT NULL,
    "command" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "jurisdiction_code" CHAR(2),
    "reason" TEXT,
    "before" JSONB,
    "after" JSONB,
    "request_id" TEXT,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deficiency" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "number" SERIAL NOT NULL,
    "jurisdiction_code" CHAR(2) NOT NULL,
    "requirement_id" TEXT NOT NULL,
    "kind" "deficiency_kind" NOT NULL,
    "severity" "severity" NOT NULL,
    "title" JSONB NOT NULL,
    "description" JSONB NOT NULL,
    "status" "deficiency_status" NOT NULL DEFAULT 'identified',
    "status_reason" TEXT,
    "is_published" BOOLEAN NOT NULL DEFAULT false,
    "finding_id" UUID,
    "finding_status" "status" NOT NULL,
    "finding_from" DATE,
    "finding_day" DATE NOT NULL,
    "candidate" TEXT,
    "assignee_id" TEXT,
    "author_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "deficiency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deficiency_source" (
    "deficiency_id" UUID NOT NULL,
    "jurisdiction_code" CHAR(2) NOT NULL,
    "source_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "deficiency_source_pkey" PRIMARY KEY ("deficiency_id","source_id")
);

-- CreateTable
CREATE TABLE "deficiency_link" (
    "deficiency_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "url" TEXT NOT NULL,
    "title" TEXT NOT NULL,

    CONSTRAINT "deficiency_link_pkey" PRIMARY KEY ("deficiency_id","position")
);

-- CreateTable
CREATE TABLE "measure" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "number" SERIAL NOT NULL,
    "kind" "measure_kind" NOT NULL,
    "title" JSONB NOT NULL,
    "description" JSONB NOT NULL,
    "responsible_body" TEXT,
    "partner" TEXT,
    "priority" "level" NOT NULL,
    "cost_band" "level",
    "start_on" DATE,
    "due_on" DATE,
    "status" "measure_status" NOT NULL DEFAULT 'proposed',
    "status_reason" TEXT,
    "is_published" BOOLEAN NOT NULL DEFAULT false,
    "author_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "measure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "measure_country" (
    "measure_id" UUID NOT NULL,
    "jurisdiction_code" CHAR(2) NOT NULL,

    CONSTRAINT "measure_country_pkey" PRIMARY KEY ("measure_id","jurisdiction_code")
);

-- CreateTable
CREATE TABLE "measure_deficiency" (
    "measure_id" UUID NOT NULL,
    "deficiency_id" UUID NOT NULL,

    CONSTRAINT "measure_deficiency_pkey" PRIMARY KEY ("measure_id","deficiency_id")
);

-- CreateTable
CREATE TABLE "measure_effect" (
    "measure_id" UUID NOT NULL,
    "jurisdiction_code" CHAR(2) NOT NULL,
    "requirement_id" TEXT NOT NULL,
    "status" "status" NOT NULL,

    CONSTRAINT "measure_effect_pkey" PRIMARY KEY ("measure_id","jurisdiction_code","requirement_id")
);

-- CreateTable
CREATE TABLE "measure_model" (
    "measure_id" UUID NOT NULL,
    "jurisdiction_code" CHAR(2) NOT NULL,
    "provision_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "measure_model_pkey" PRIMARY KEY ("measure_id","jurisdiction_code","provision_id")
);

-- CreateTable
CREATE TABLE "comment" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "account_id" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "finding_review" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "finding_id" UUID NOT NULL,
    "finding_version" INTEGER NOT NULL,
    "jurisdiction_code" CHAR(2) NOT NULL,
    "requirement_id" TEXT NOT NULL,
    "verdict" "review_verdict" NOT NULL,
    "reason" TEXT,
    "source" TEXT,
    "reviewer_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "finding_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proposal" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "jurisdiction_code" CHAR(2) NOT NULL,
    "requirement_id" TEXT NOT NULL,
    "finding_id" UUID,
    "finding_version" INTEGER,
    "provision_id" TEXT,
    "proposed_status" "status",
    "body" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "status" "proposal_status" NOT NULL DEFAULT 'open',
    "author_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decider_id" TEXT,
    "decided_at" TIMESTAMPTZ(6),
    "decision_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "jurisdiction_code" CHAR(2) NOT NULL,
    "requirement_id" TEXT NOT NULL,
    "signed_by" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "signed_on" DATE NOT NULL,
    "body" JSONB NOT NULL,
    "author_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(6),

    CONSTRAINT "statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "second_reading" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "finding_id" UUID NOT NULL,
    "finding_version" INTEGER NOT NULL,
    "jurisdiction_code" CHAR(2) NOT NULL,
    "requirement_id" TEXT NOT NULL,
    "first_status" "status" NOT NULL,
    "status" "status" NOT NULL,
    "confidence" "confidence" NOT NULL,
    "rationale" TEXT NOT NULL,
    "reader_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_status" "status",
    "settled_reason" TEXT,
    "settler_id" TEXT,
    "settled_at" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "second_reading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "section_note" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "section" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "author_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "section_note_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");

-- CreateIndex
CREATE UNIQUE INDEX "account_session_token_key" ON "account_session"("token");

-- CreateIndex
CREATE INDEX "account_session_account_id_idx" ON "account_session"("account_id");

-- CreateIndex
CREATE INDEX "account_credential_account_id_idx" ON "account_credential"("account_id");

-- CreateIndex
CREATE INDEX "account_verification_identifier_idx" ON "account_verification"("identifier");

-- CreateIndex
CREATE INDEX "account_two_factor_secret_idx" ON "account_two_factor"("secret");

-- CreateIndex
CREATE INDEX "account_two_factor_account_id_idx" ON "account_two_factor"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "audit_entry_hash_key" ON "audit_entry"("hash");

-- CreateIndex
CREATE INDEX "audit_entry_subject_kind_subject_id_id_idx" ON "audit_entry"("subject_kind", "subject_id", "id");

-- CreateIndex
CREATE INDEX "audit_entry_actor_id_id_idx" ON "audit_entry"("actor_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "deficiency_number_key" ON "deficiency"("number");

-- CreateIndex
CREATE INDEX "deficiency_jurisdiction_code_requirement_id_idx" ON "deficiency"("jurisdiction_code", "requirement_id");

-- CreateIndex
CREATE INDEX "deficiency_status_idx" ON "deficiency"("status");

-- CreateIndex
CREATE UNIQUE INDEX "deficiency_jurisdiction_code_candidate_key" ON "deficiency"("jurisdiction_code", "candidate");

-- CreateIndex
CREATE INDEX "deficiency_source_jurisdiction_code_source_id_idx" ON "deficiency_source"("jurisdiction_code", "source_id");

-- CreateIndex
CREATE UNIQUE INDEX "measure_number_key" ON "measure"("number");

-- CreateIndex
CREATE INDEX "measure_status_idx" ON "measure"("status");

-- CreateIndex
CREATE INDEX "measure_country_jurisdiction_code_idx" ON "measure_country"("jurisdiction_code");

-- CreateIndex
CREATE INDEX "measure_deficiency_deficiency_id_idx" ON "measure_deficiency"("deficiency_id");

-- CreateIndex
CREATE INDEX "measure_effect_jurisdiction_code_requirement_id_idx" ON "measure_effect"("jurisdiction_code", "requirement_id");

-- CreateIndex
CREATE INDEX "measure_model_jurisdiction_code_provision_id_idx" ON "measure_model"("jurisdiction_code", "provision_id");

-- CreateIndex
CREATE INDEX "comment_subject_kind_subject_id_idx" ON "comment"("subject_kind", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_account_id_place_name_key" ON "saved_view"("account_id", "place", "name");

-- CreateIndex
CREATE INDEX "finding_review_finding_id_idx" ON "finding_review"("finding_id");

-- CreateIndex
CREATE INDEX "finding_review_jurisdiction_code_requirement_id_idx" ON "finding_review"("jurisdiction_code", "requirement_id");

-- CreateIndex
CREATE INDEX "proposal_jurisdiction_code_requirement_id_idx" ON "proposal"("jurisdiction_code", "requirement_id");

-- CreateIndex
CREATE INDEX "proposal_status_idx" ON "proposal"("status");

-- CreateIndex
CREATE INDEX "statement_jurisdiction_code_requirement_id_idx" ON "statement"("jurisdiction_code", "requirement_id");

-- CreateIndex
CREATE INDEX "second_reading_jurisdiction_code_requirement_id_idx" ON "second_reading"("jurisdiction_code", "requirement_id");

-- CreateIndex
CREATE UNIQUE INDEX "second_reading_finding_id_finding_version_reader_id_key" ON "second_reading"("finding_id", "finding_version", "reader_id");

-- CreateIndex
CREATE UNIQUE INDEX "section_note_section_version_key" ON "section_note"("section", "version");

-- AddForeignKey
ALTER TABLE "account_session" ADD CONSTRAINT "account_session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_credential" ADD CONSTRAINT "account_credential_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_two_factor" ADD CONSTRAINT "account_two_factor_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviewer_country" ADD CONSTRAINT "reviewer_country_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviewer_country" ADD CONSTRAINT "reviewer_country_jurisdiction_code_fkey" FOREIGN KEY ("jurisdiction_code") REFERENCES "jurisdiction"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_fkey" FOREIGN KEY ("invited_by") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deficiency" ADD CONSTRAINT "deficiency_jurisdiction_code_fkey" FOREIGN KEY ("jurisdiction_code") REFERENCES "jurisdiction"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deficiency" ADD CONSTRAINT "deficiency_requirement_id_fkey" FOREIGN KEY ("requirement_id") REFERENCES "requirement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deficiency" ADD CONSTRAINT "deficiency_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deficiency" ADD CONSTRAINT "deficiency_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deficiency_source" ADD CONSTRAINT "deficiency_source_deficiency_id_fkey" FOREIGN KEY ("deficiency_id") REFERENCES "deficiency"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deficiency_source" ADD CONSTRAINT "deficiency_source_jurisdiction_code_source_id_fkey" FOREIGN KEY ("jurisdiction_code", "source_id") REFERENCES "source"("jurisdiction_code", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deficiency_link" ADD CONSTRAINT "deficiency_link_deficiency_id_fkey" FOREIGN KEY ("deficiency_id") REFERENCES "deficiency"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure" ADD CONSTRAINT "measure_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_country" ADD CONSTRAINT "measure_country_measure_id_fkey" FOREIGN KEY ("measure_id") REFERENCES "measure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_country" ADD CONSTRAINT "measure_country_jurisdiction_code_fkey" FOREIGN KEY ("jurisdiction_code") REFERENCES "jurisdiction"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_deficiency" ADD CONSTRAINT "measure_deficiency_measure_id_fkey" FOREIGN KEY ("measure_id") REFERENCES "measure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_deficiency" ADD CONSTRAINT "measure_deficiency_deficiency_id_fkey" FOREIGN KEY ("deficiency_id") REFERENCES "deficiency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_effect" ADD CONSTRAINT "measure_effect_measure_id_fkey" FOREIGN KEY ("measure_id") REFERENCES "measure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_effect" ADD CONSTRAINT "measure_effect_jurisdiction_code_fkey" FOREIGN KEY ("jurisdiction_code") REFERENCES "jurisdiction"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_effect" ADD CONSTRAINT "measure_effect_requirement_id_fkey" FOREIGN KEY ("requirement_id") REFERENCES "requirement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_model" ADD CONSTRAINT "measure_model_measure_id_fkey" FOREIGN KEY ("measure_id") REFERENCES "measure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_model" ADD CONSTRAINT "measure_model_jurisdiction_code_provision_id_fkey" FOREIGN KEY ("jurisdiction_code", "provision_id") REFERENCES "provision"("jurisdiction_code", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding_review" ADD CONSTRAINT "finding_review_finding_id_fkey" FOREIGN KEY ("finding_id") REFERENCES "finding"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding_review" ADD CONSTRAINT "finding_review_reviewer_id_fkey" FOREIGN KEY ("reviewer_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_decider_id_fkey" FOREIGN KEY ("decider_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_jurisdiction_code_fkey" FOREIGN KEY ("jurisdiction_code") REFERENCES "jurisdiction"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_requirement_id_fkey" FOREIGN KEY ("requirement_id") REFERENCES "requirement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement" ADD CONSTRAINT "statement_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement" ADD CONSTRAINT "statement_jurisdiction_code_fkey" FOREIGN KEY ("jurisdiction_code") REFERENCES "jurisdiction"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement" ADD CONSTRAINT "statement_requirement_id_fkey" FOREIGN KEY ("requirement_id") REFERENCES "requirement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "second_reading" ADD CONSTRAINT "second_reading_finding_id_fkey" FOREIGN KEY ("finding_id") REFERENCES "finding"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "second_reading" ADD CONSTRAINT "second_reading_reader_id_fkey" FOREIGN KEY ("reader_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "second_reading" ADD CONSTRAINT "second_reading_settler_id_fkey" FOREIGN KEY ("settler_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What the schema language cannot say ------------------------------------------------------------------------------

ALTER TABLE "deficiency" ADD CONSTRAINT "deficiency_texts" CHECK (
    "is_localised_text"("title") AND "is_localised_text"("description"));
ALTER TABLE "measure" ADD CONSTRAINT "measure_texts" CHECK (
    "is_localised_text"("title") AND "is_localised_text"("description"));
ALTER TABLE "measure" ADD CONSTRAINT "measure_dates" CHECK ("start_on" <= "due_on");
ALTER TABLE "statement" ADD CONSTRAINT "statement_texts" CHECK ("is_localised_text"("body"));
ALTER TABLE "section_note" ADD CONSTRAINT "section_note_texts" CHECK ("is_localised_text"("body"));
ALTER TABLE "comment" ADD CONSTRAINT "comment_subject" CHECK ("subject_kind" IN ('deficiency', 'measure', 'proposal'));
ALTER TABLE "comment" ADD CONSTRAINT "comment_body" CHECK ("body" !~ '^\s*$');
ALTER TABLE "account" ADD CONSTRAINT "account_email" CHECK ("email" = lower("email"));
-- A dispute says why.
ALTER TABLE "finding_review" ADD CONSTRAINT "finding_review_reason" CHECK (
    "verdict" = 'confirmed' OR ("reason" IS NOT NULL AND "reason" !~ '^\s*$'));
ALTER TABLE "second_reading" ADD CONSTRAINT "second_reading_settled" CHECK (
    ("settled_status" IS NULL) = ("settled_at" IS NULL) AND ("settled_status" IS NULL) = ("settled_reason" IS NULL));
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_decided" CHECK (
    ("status" IN ('open', 'withdrawn')) = ("decided_at" IS NULL));

-- An edit names the version it started from; every change of a row makes a new one, whoever writes it.
CREATE FUNCTION "grow_version"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    NEW."version" := OLD."version" + 1;
    RETURN NEW;
END $$;
DO $$
DECLARE
    "versioned" TEXT;
BEGIN
    FOREACH "versioned" IN ARRAY ARRAY[
        'finding', 'provision', 'deficiency', 'measure', 'proposal', 'second_reading', 'setting', 'account'
    ] LOOP
        EXECUTE format(
            'CREATE TRIGGER "grow_version" BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION "grow_version"()',
            "versioned");
    END LOOP;
END $$;

-- What pages show of the register moves the revision as the law does.
DO $$
DECLARE
    "tracked" TEXT;
BEGIN
    FOREACH "tracked" IN ARRAY ARRAY[
        'deficiency', 'deficiency_source', 'deficiency_link', 'measure', 'measure_country', 'measure_deficiency',
        'measure_effect', 'measure_model', 'comment', 'finding_review', 'proposal', 'statement', 'second_reading',
        'section_note', 'setting'
    ] LOOP
        EXECUTE format(
            'CREATE TRIGGER "grow_revision" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I '
            'FOR EACH STATEMENT EXECUTE FUNCTION "grow_revision"()', "tracked");
    END LOOP;
END $$;

-- The audit chain ---------------------------------------------------------------------------------------------------

-- The hash of an entry covers everything in it and the hash of the entry before. jsonb writes one value one way only.
CREATE FUNCTION "audit_hash"("entry" "audit_entry") RETURNS TEXT LANGUAGE SQL STABLE
RETURN encode(sha256(convert_to(jsonb_build_array(
    "entry"."id", extract(epoch FROM "entry"."at"), "entry"."actor_id", "entry"."actor_name", "entry"."actor_role",
    "entry"."command", "entry"."subject_kind", "entry"."subject_id", "entry"."jurisdiction_code", "entry"."reason",
    "entry"."before", "entry"."after", "entry"."request_id", "entry"."previous_hash"
)::text, 'UTF8')), 'hex');

-- Number, previous hash and hash are the database's own, whatever the writer gave. Writers wait for each other here,
-- so that the chain has one order: that of the commits.
CREATE FUNCTION "chain_audit_entry"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
    "last" RECORD;
BEGIN
    PERFORM pg_advisory_xact_lock(20171023);
    SELECT "id", "hash" INTO "last" FROM "audit_entry" ORDER BY "id" DESC LIMIT 1;
    NEW."id" := COALESCE("last"."id", 0) + 1;
    NEW."previous_hash" := COALESCE("last"."hash", repeat('0', 64));
    NEW."hash" := "audit_hash"(NEW);
    RETURN NEW;
END $$;
CREATE TRIGGER "chain_audit_entry" BEFORE INSERT ON "audit_entry"
    FOR EACH ROW EXECUTE FUNCTION "chain_audit_entry"();

CREATE FUNCTION "refuse_change"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
DO $$
DECLARE
    "kept" TEXT;
BEGIN
    FOREACH "kept" IN ARRAY ARRAY['audit_entry', 'comment', 'section_note'] LOOP
        EXECUTE format(
            'CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON %I '
            'FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"()', "kept");
        EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER "append_only"', "kept");
        EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM PUBLIC, CURRENT_USER', "kept");
    END LOOP;
END $$;
