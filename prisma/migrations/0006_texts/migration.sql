-- CreateTable
CREATE TABLE "official_text" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "jurisdiction_code" CHAR(2) NOT NULL,
    "provision_id" TEXT NOT NULL,
    "article" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "wording" TEXT NOT NULL,
    "basis" TEXT,
    "origin" TEXT NOT NULL,
    "instrument_id" TEXT NOT NULL,
    "version_on" DATE,
    "file" TEXT NOT NULL,
    "commit" TEXT NOT NULL,
    "repository" TEXT NOT NULL,
    "source_url" TEXT,
    "licence" TEXT,
    "retrieved_on" DATE NOT NULL,
    "noticed_at" TIMESTAMPTZ(6),
    "changed_on" DATE,
    "superseded_at" TIMESTAMPTZ(6),

    CONSTRAINT "official_text_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "text_report" (
    "jurisdiction_code" CHAR(2) NOT NULL,
    "imported_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "repository" TEXT NOT NULL,
    "commit" TEXT NOT NULL,
    "licence" TEXT,
    "retrieved_on" DATE NOT NULL,
    "entries" JSONB NOT NULL,

    CONSTRAINT "text_report_pkey" PRIMARY KEY ("jurisdiction_code")
);

-- CreateIndex
CREATE INDEX "official_text_jurisdiction_code_provision_id_article_idx" ON "official_text"("jurisdiction_code", "provision_id", "article");

-- AddForeignKey
ALTER TABLE "official_text" ADD CONSTRAINT "official_text_jurisdiction_code_provision_id_fkey" FOREIGN KEY ("jurisdiction_code", "provision_id") REFERENCES "provision"("jurisdiction_code", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "text_report" ADD CONSTRAINT "text_report_jurisdiction_code_fkey" FOREIGN KEY ("jurisdiction_code") REFERENCES "jurisdiction"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say ------------------------------------------------------------------------------

ALTER TABLE "official_text" ADD CONSTRAINT "official_text_wording" CHECK (
    "wording" IN ('original', 'consolidated', 'unknown') AND ("wording" = 'unknown') = ("basis" IS NULL)
    AND "origin" IN ('own', 'quoted'));
ALTER TABLE "official_text" ADD CONSTRAINT "official_text_body" CHECK ("body" !~ '^\s*$');

-- What pages show of the law moves the revision.
DO $$
DECLARE
    "tracked" TEXT;
BEGIN
    FOREACH "tracked" IN ARRAY ARRAY['official_text', 'text_report'] LOOP
        EXECUTE format(
            'CREATE TRIGGER "grow_revision" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I '
            'FOR EACH STATEMENT EXECUTE FUNCTION "grow_revision"()', "tracked");
    END LOOP;
END $$;
