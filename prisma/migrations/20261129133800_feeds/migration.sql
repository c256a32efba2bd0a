-- CreateTable
CREATE TABLE "feed_read" (
    "feed" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "feed_read_pkey" PRIMARY KEY ("feed","actor")
);

-- CreateTable
CREATE TABLE "stored_account" (
    "address" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sent" JSON NOT NULL,
    "base" JSON,
    "confirmed" BOOLEAN NOT NULL DEFAULT false,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stored_account_pkey" PRIMARY KEY ("address","type","name")
);
