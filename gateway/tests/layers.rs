//! Each file uses only those that the table in `lib.rs` lists before it.

use std::fs;
use std::path::{Path, PathBuf};

const LIBRARY: &str = include_str!("../src/lib.rs");

/// The modules in the order of the table.
fn order() -> Vec<&'static str> {
    let rows = LIBRARY.lines().filter(|line| line.starts_with("//! | `"));
    let cells = rows.map(|row| row.split(" | ").nth(1).unwrap());
    let names = cells.flat_map(|cell| cell.split('`').skip(1).step_by(2));
    names.map(|name| name.trim_end_matches('/')).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let each = entries.map(|path| match path.is_dir() {
        true => files(&path),
        false => vec![path],
    });
    each.flatten().collect()
}

#[test]
fn files_use_only_what_is_listed_before_them() {
    let order = order();
    let place = |name: &str| order.iter().position(|known| *known == name);
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut uses = 0;
    for file in files(&source) {
        let path = file.strip_prefix(&source).unwrap();
        let module = path
            .iter()
            .next()
            .unwrap()
            .to_str()
            .unwrap()
            .trim_end_matches(".rs");
        if ["lib", "main"].contains(&module) {
            continue;
        }
        let own = place(module).unwrap_or_else(|| panic!("lib.rs does not list {module}"));
        for part in fs::read_to_string(&file).unwrap().split("crate::").skip(1) {
            let end = part
                .find(|one: char| !one.is_ascii_lowercase())
                .unwrap_or(part.len());
            // `use crate::{…}` would hide names from this test.
            let used = place(&part[..end]).unwrap_or_else(|| panic!("{path:?}: crate::{part:.20}"));
            assert!(used <= own, "{path:?} uses {}", &part[..end]);
            uses += 1;
        }
    }
    assert!(uses > 50, "only {uses} uses found");
}
