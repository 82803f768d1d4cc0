//! Whole PDUs: the rows of `tpdu-vectors.tsv`, and cases that need no row.

mod model;

// Nested, so that the files are in `tests/tpdu`.
mod tpdu {
    mod addresses;
    mod columns;
    mod fields;
    mod hex;
    mod vectors;
    mod written;
}
