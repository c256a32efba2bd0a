-- AlterTable
ALTER TABLE "failed_try" ADD COLUMN     "judged" BOOLEAN NOT NULL DEFAULT true;
