-- Status as of a day ------------------------------------------------------------------------------------------------

-- Whether a period [from, to) is recorded to hold on a day: lib/law/periods.ts, `contains`, says the same, and a test
-- holds them equal. A null `from` says "since before the workshop of 2017-10-23, the day is not recorded", so that it
-- holds from the workshop on and not a day earlier. One expression without a subquery: PostgreSQL inlines it.
CREATE FUNCTION "applies_on"("from_date" DATE, "to_date" DATE, "day" DATE) RETURNS BOOLEAN
LANGUAGE SQL IMMUTABLE PARALLEL SAFE
RETURN COALESCE("from_date", DATE '2017-10-23') <= "day" AND "day" < COALESCE("to_date", DATE 'infinity');

-- A cell's periods in their order, a country's findings, and the as-of matrix of some countries. On any day one period
-- of each cell applies, so that an index on the days alone would leave most of the table to read.
CREATE INDEX "finding_cell_idx" ON "finding"
    ("jurisdiction_code", "requirement_id", COALESCE("from_date", DATE '2017-10-23'));

-- The same rule as in 0001, with a number before the texts: GiST is slow to place texts. For 176,400 findings the
-- constraint took 23 s to fill and takes 6 s like this. Equal cells have equal hashes, so the rule is no weaker, and
-- the texts still stand in it, so two cells with one hash do not exclude each other.
ALTER TABLE "finding" DROP CONSTRAINT "finding_no_overlap";
ALTER TABLE "finding" ADD CONSTRAINT "finding_no_overlap" EXCLUDE USING gist (
    hashtext("jurisdiction_code" || "requirement_id") WITH =,
    "jurisdiction_code" WITH =,
    "requirement_id" WITH =,
    daterange("from_date", "to_date", '[)') WITH &&
);
