-- CreateTable
CREATE TABLE "follow" (
    "account_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "seen" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "follow_pkey" PRIMARY KEY ("account_id","kind","subject")
);

-- CreateTable
CREATE TABLE "digest" (
    "account_id" TEXT NOT NULL,
    "every" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "looked_on" DATE,
    "last_sent" TIMESTAMPTZ(6),

    CONSTRAINT "digest_pkey" PRIMARY KEY ("account_id")
);

-- AddForeignKey
ALTER TABLE "follow" ADD CONSTRAINT "follow_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digest" ADD CONSTRAINT "digest_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema language cannot say ------------------------------------------------------------------------------

ALTER TABLE "follow" ADD CONSTRAINT "follow_kind" CHECK ("kind" IN ('country', 'requirement'));
ALTER TABLE "digest" ADD CONSTRAINT "digest_every" CHECK ("every" IN ('daily', 'weekly', 'never'));
