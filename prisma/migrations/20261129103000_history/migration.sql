-- CreateIndex
CREATE INDEX "change_revision_idx" ON "change"("revision");

-- History of an account by any name that it has had. A hash: names of older versions may be longer than a B-tree takes.
CREATE INDEX "change_name" ON "change" USING hash (COALESCE("after"->>'name', "before"->>'name'));
