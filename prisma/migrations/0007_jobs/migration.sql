-- Letters are the one work that must outlive the server that was to do it. They are kept in the transaction of the change
-- that they tell of, and sent by whichever server takes them first; one that fails is tried again later.

-- AlterTable
ALTER TABLE "mail" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "next_try_at" TIMESTAMPTZ(6) DEFAULT CURRENT_TIMESTAMP;

-- CreateIndex
CREATE INDEX "mail_next_try_at_idx" ON "mail"("next_try_at");
