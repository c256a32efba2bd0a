-- AlterTable
ALTER TABLE "scan_account" ALTER COLUMN "run_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "run" ADD COLUMN     "crashes" INTEGER NOT NULL DEFAULT 0;

-- What Prisma's schema cannot say. `npm run migration` leaves it alone.

-- What nobody has planned yet: found without reading every scan there ever was.
CREATE INDEX "scan_account_unplanned" ON "scan_account"("scan_id") WHERE "run_id" IS NULL AND "state" = 'queued';
