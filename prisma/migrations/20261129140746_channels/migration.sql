-- CreateTable
CREATE TABLE "channel" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "secret" TEXT,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "ecs_account_ids" JSON,
    "to_statuses" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "channel_id" UUID NOT NULL,
    "scan_id" UUID,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3),
    "status" INTEGER,
    "error" TEXT,
    "transition_ids" BIGINT[],

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "channel_name_key" ON "channel"("name");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_seq_key" ON "delivery"("seq");

-- CreateIndex
CREATE INDEX "delivery_channel_id_seq_idx" ON "delivery"("channel_id", "seq");

-- CreateIndex
CREATE INDEX "delivery_channel_id_next_at_idx" ON "delivery"("channel_id", "next_at");

-- CreateIndex
CREATE INDEX "delivery_scan_id_idx" ON "delivery"("scan_id");

-- CreateIndex
CREATE INDEX "delivery_state_idx" ON "delivery"("state");

-- CreateIndex
CREATE INDEX "delivery_at_idx" ON "delivery"("at");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_channel_id_scan_id_key" ON "delivery"("channel_id", "scan_id");

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel"("id") ON DELETE CASCADE ON UPDATE CASCADE;
