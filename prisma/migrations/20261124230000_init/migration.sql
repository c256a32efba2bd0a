-- CreateEnum
CREATE TYPE "mode" AS ENUM ('sandbox', 'live');

-- CreateEnum
CREATE TYPE "scan_state" AS ENUM ('queued', 'running', 'done', 'cancelled');

-- CreateEnum
CREATE TYPE "run_state" AS ENUM ('queued', 'running', 'done', 'cancelled', 'failed');

-- CreateEnum
CREATE TYPE "event_type" AS ENUM ('finding', 'done');

-- CreateEnum
CREATE TYPE "entity" AS ENUM ('aws-account', 'ecs-account', 'settings');

-- CreateTable
CREATE TABLE "registry_state" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "mode" "mode" NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "settings" JSON NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "registry_state_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "aws_account" (
    "id" UUID NOT NULL,
    "position" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "fields" JSON NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "aws_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ecs_account" (
    "id" UUID NOT NULL,
    "position" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "aws_account_id" UUID NOT NULL,
    "fields" JSON NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "ecs_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "change" (
    "id" BIGSERIAL NOT NULL,
    "revision" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "entity" "entity" NOT NULL,
    "entity_id" TEXT NOT NULL,
    "before" JSON,
    "after" JSON,

    CONSTRAINT "change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scan" (
    "id" UUID NOT NULL,
    "actor" TEXT NOT NULL,
    "state" "scan_state" NOT NULL DEFAULT 'queued',
    "checks" JSON,
    "seq" INTEGER NOT NULL DEFAULT 0,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "scan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scan_account" (
    "scan_id" UUID NOT NULL,
    "ecs_account_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "run_id" UUID NOT NULL,
    "state" "scan_state" NOT NULL DEFAULT 'queued',

    CONSTRAINT "scan_account_pkey" PRIMARY KEY ("scan_id","ecs_account_id")
);

-- CreateTable
CREATE TABLE "run" (
    "id" UUID NOT NULL,
    "partition" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "state" "run_state" NOT NULL DEFAULT 'queued',
    "revision" INTEGER,
    "plan" JSON,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "idle" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "call" (
    "run_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "calls" INTEGER NOT NULL,
    "retries" INTEGER NOT NULL,
    "throttles" INTEGER NOT NULL,
    "ms" INTEGER NOT NULL,

    CONSTRAINT "call_pkey" PRIMARY KEY ("run_id","action")
);

-- CreateTable
CREATE TABLE "fact" (
    "aws_account_id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "schema_version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "value" JSON,
    "fault" JSON,
    "last" JSON,
    "run_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,

    CONSTRAINT "fact_pkey" PRIMARY KEY ("aws_account_id","region","name")
);

-- CreateTable
CREATE TABLE "report" (
    "id" BIGSERIAL NOT NULL,
    "ecs_account_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "scanned_at" TIMESTAMPTZ(3) NOT NULL,
    "latest" BOOLEAN NOT NULL DEFAULT true,
    "summary" JSON NOT NULL,
    "report" JSON NOT NULL,

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "scan_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "type" "event_type" NOT NULL,
    "data" JSON NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_pkey" PRIMARY KEY ("scan_id","seq")
);

-- CreateIndex
CREATE UNIQUE INDEX "aws_account_name_key" ON "aws_account"("name");

-- CreateIndex
CREATE UNIQUE INDEX "ecs_account_name_key" ON "ecs_account"("name");

-- CreateIndex
CREATE INDEX "ecs_account_aws_account_id_idx" ON "ecs_account"("aws_account_id");

-- CreateIndex
CREATE INDEX "change_entity_entity_id_id_idx" ON "change"("entity", "entity_id", "id");

-- CreateIndex
CREATE INDEX "scan_state_idx" ON "scan"("state");

-- CreateIndex
CREATE INDEX "scan_account_run_id_idx" ON "scan_account"("run_id");

-- CreateIndex
CREATE INDEX "run_partition_account_id_idx" ON "run"("partition", "account_id");

-- CreateIndex
CREATE INDEX "fact_run_id_idx" ON "fact"("run_id");

-- CreateIndex
CREATE INDEX "report_ecs_account_id_id_idx" ON "report"("ecs_account_id", "id");

-- AddForeignKey
ALTER TABLE "ecs_account" ADD CONSTRAINT "ecs_account_aws_account_id_fkey" FOREIGN KEY ("aws_account_id") REFERENCES "aws_account"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "scan_account" ADD CONSTRAINT "scan_account_scan_id_fkey" FOREIGN KEY ("scan_id") REFERENCES "scan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scan_account" ADD CONSTRAINT "scan_account_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call" ADD CONSTRAINT "call_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_scan_id_fkey" FOREIGN KEY ("scan_id") REFERENCES "scan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say. `npm run migration` leaves it alone.

ALTER TABLE "registry_state" ADD CONSTRAINT "registry_state_one_row" CHECK ("id" = 1);
ALTER TABLE "aws_account" ADD CONSTRAINT "aws_account_account_id" CHECK ("account_id" ~ '^[0-9]{12}$');
ALTER TABLE "fact" ADD CONSTRAINT "fact_value_or_fault" CHECK (("value" IS NULL) <> ("fault" IS NULL));
ALTER TABLE "fact" ADD CONSTRAINT "fact_last_beside_fault" CHECK ("last" IS NULL OR "fault" IS NOT NULL);

-- At most one run of an account id reads AWS at a time, and at most one waits behind it.
CREATE UNIQUE INDEX "run_one_running" ON "run"("partition", "account_id") WHERE "state" = 'running';
CREATE UNIQUE INDEX "run_one_queued" ON "run"("partition", "account_id") WHERE "state" = 'queued';

CREATE UNIQUE INDEX "report_one_latest" ON "report"("ecs_account_id") WHERE "latest";

CREATE FUNCTION "refuse_rewriting_history"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Changes are append-only: a % was refused.', TG_OP;
END
$$;

CREATE TRIGGER "change_append_only" BEFORE UPDATE OR DELETE ON "change"
    FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting_history"();
