-- Makes: warehouse_meta, one row: the layout version of this warehouse file.
-- Reads: nothing.
-- Why: a program must not write into a layout that it does not know.
CREATE TABLE IF NOT EXISTS warehouse_meta (layout_version INTEGER NOT NULL);
