-- AlterTable
ALTER TABLE "report" ADD COLUMN     "judged_at" TIMESTAMPTZ(3),
ADD COLUMN     "revision" INTEGER;

-- CreateTable
CREATE TABLE "transition" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "ecs_account_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "scan_id" UUID,
    "report_id" BIGINT NOT NULL,
    "check_name" TEXT,
    "region" TEXT,
    "resource" TEXT,
    "before" TEXT,
    "after" TEXT,
    "title" TEXT NOT NULL,
    "because" JSON NOT NULL,

    CONSTRAINT "transition_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "transition_ecs_account_id_id_idx" ON "transition"("ecs_account_id", "id");

-- CreateIndex
CREATE INDEX "transition_check_name_id_idx" ON "transition"("check_name", "id");

-- CreateIndex
CREATE INDEX "transition_at_idx" ON "transition"("at");

-- CreateIndex
CREATE INDEX "transition_scan_id_idx" ON "transition"("scan_id");
