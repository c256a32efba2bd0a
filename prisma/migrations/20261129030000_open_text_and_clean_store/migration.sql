-- An account id may be a placeholder that only Clouddriver can fill; the registry's own schema guards the rest.
ALTER TABLE "aws_account" DROP CONSTRAINT "aws_account_account_id";

-- AlterTable: up to which rule what is stored was freed of secrets and of keys that the registry no longer keeps.
ALTER TABLE "registry_state" ADD COLUMN     "cleaned" INTEGER NOT NULL DEFAULT 0;
