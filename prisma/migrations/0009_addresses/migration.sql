-- What came of visiting the addresses of sources and statutes: `npm run links`.
CREATE TYPE "address_fault" AS ENUM ('gone', 'failing', 'unreachable');

CREATE TABLE "address_visit" (
    "url" TEXT NOT NULL,
    "visited_on" DATE NOT NULL,
    -- What was wrong the last time; none where something answered.
    "fault" "address_fault",
    -- The last HTTP status; none where nothing answered.
    "status" INTEGER,
    -- Visits on different days that failed one after the other.
    "failures" INTEGER NOT NULL DEFAULT 0,
    "is_dead" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "address_visit_pkey" PRIMARY KEY ("url"),
    CONSTRAINT "address_visit_failures" CHECK ("failures" >= 0 AND (("failures" = 0) = ("fault" IS NULL))),
    CONSTRAINT "address_visit_dead" CHECK (NOT "is_dead" OR "fault" IS NOT NULL),
    CONSTRAINT "address_visit_status" CHECK ("status" BETWEEN 100 AND 599)
);

-- The quality page shows it.
CREATE TRIGGER "grow_revision" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "address_visit"
FOR EACH STATEMENT EXECUTE FUNCTION "grow_revision"();
