-- CreateTable
CREATE TABLE "dataset_snapshot" (
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dataset_snapshot_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "workbook_upload" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "jurisdiction_code" CHAR(2) NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "author_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(6),

    CONSTRAINT "workbook_upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "release" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "note" TEXT,
    "released_on" DATE NOT NULL,
    "revision" BIGINT NOT NULL,
    "content" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,
    "manifest" JSONB NOT NULL,
    "author_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "release_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "workbook_upload_jurisdiction_code_idx" ON "workbook_upload"("jurisdiction_code");

-- AddForeignKey
ALTER TABLE "workbook_upload" ADD CONSTRAINT "workbook_upload_jurisdiction_code_fkey" FOREIGN KEY ("jurisdiction_code") REFERENCES "jurisdiction"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workbook_upload" ADD CONSTRAINT "workbook_upload_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say ------------------------------------------------------------------------------

ALTER TABLE "dataset_snapshot" ADD CONSTRAINT "dataset_snapshot_known" CHECK ("name" IN ('accepted', 'shipped'));

-- A release stands in addresses, and is what it was when it was published: nobody changes or deletes one.
ALTER TABLE "release" ADD CONSTRAINT "release_id_form" CHECK ("id" ~ '^[a-z0-9][a-z0-9.-]{0,59}$');
CREATE FUNCTION "refuse_release_change"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a release is never changed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "release_stays" BEFORE UPDATE OR DELETE OR TRUNCATE ON "release"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_release_change"();
ALTER TABLE "release" ENABLE ALWAYS TRIGGER "release_stays";

-- The list of releases is a page that is kept by revision.
CREATE TRIGGER "grow_revision" AFTER INSERT ON "release" FOR EACH STATEMENT EXECUTE FUNCTION "grow_revision"();
