-- Twelve digits, or what only Clouddriver can fill: a placeholder, or a reference to a value that is kept elsewhere.
ALTER TABLE "aws_account" ADD CONSTRAINT "aws_account_account_id" CHECK (
  "account_id" ~ '^[0-9]{12}$'
  OR "account_id" ~ '[$][{].*[}]'
  OR "account_id" ~* '^(encrypted:|encryptedFile:|configserver:|secret://|secretFile://)'
);
