-- CreateTable
CREATE TABLE "mute" (
    "id" UUID NOT NULL,
    "ecs_account_id" UUID NOT NULL,
    "check_name" TEXT NOT NULL,
    "region" TEXT,
    "resource" TEXT,
    "reason" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "fingerprint" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "mute_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "mute_ecs_account_id_idx" ON "mute"("ecs_account_id");

-- CreateIndex
CREATE INDEX "mute_ended_at_until_idx" ON "mute"("ended_at", "until");

-- What Prisma's schema cannot say: a place that is not named is one too.
CREATE UNIQUE INDEX "mute_one_live" ON "mute"("ecs_account_id", "check_name", (coalesce("region", '')), (coalesce("resource", ''))) WHERE "ended_at" IS NULL;
