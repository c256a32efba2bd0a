-- AlterTable
ALTER TABLE "report" ADD COLUMN     "status" TEXT;

-- CreateTable
CREATE TABLE "forgotten_total" (
    "action" TEXT NOT NULL,
    "calls" DOUBLE PRECISION NOT NULL,
    "retries" DOUBLE PRECISION NOT NULL,
    "throttles" DOUBLE PRECISION NOT NULL,
    "ms" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "forgotten_total_pkey" PRIMARY KEY ("action")
);

-- CreateIndex
CREATE INDEX "report_scanned_at_idx" ON "report"("scanned_at");

-- CreateIndex
CREATE INDEX "run_finished_at_idx" ON "run"("finished_at");

-- CreateIndex
CREATE INDEX "scan_finished_at_idx" ON "scan"("finished_at");

-- What Prisma's schema cannot say.

-- The trend asks for the last report of an account before a time, a day after another.
CREATE INDEX "report_trend" ON "report"("ecs_account_id", (coalesce("judged_at", "scanned_at")), "id");

-- And until when accounts that are gone were there.
CREATE INDEX "change_removed" ON "change"("entity", "at") WHERE "after" IS NULL;
