-- AlterTable
ALTER TABLE "fact" ADD COLUMN     "before" JSON;

-- AlterTable
ALTER TABLE "report" ADD COLUMN     "since" JSON;
