//! Converts tables in `tests/data` to Rust, and passes the memory layout to the linker.

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

fn main() {
    // Set here and not in `.cargo/config.toml`, which Cargo reads only when run in this directory.
    println!("cargo:rustc-link-search={}", env!("CARGO_MANIFEST_DIR"));
    println!("cargo:rustc-link-arg-bins=-Tlink.x");
    // Turns off the page alignment of sections, which would waste flash.
    println!("cargo:rustc-link-arg-bins=--nmagic");
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=memory.x");

    let rust = vectors(&table("vectors.tsv")) + &packings(&table("packing.tsv"));
    let file = Path::new(&env::var_os("OUT_DIR").unwrap()).join("tables.rs");
    fs::write(file, rust).unwrap();
}

fn table(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/data")
        .join(name);
    println!("cargo:rerun-if-changed={}", path.display());
    fs::read_to_string(path).unwrap()
}

/// The cells of each row except the heading.
fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().skip(1).map(|line| line.split('\t').collect())
}

/// Converts a JSON string to an ASCII Rust literal.
fn literal(json: &str) -> String {
    let text: String = serde_json::from_str(json).unwrap();
    format!("\"{}\"", text.escape_default())
}

fn vectors(table: &str) -> String {
    let mut rust = "pub static VECTORS: &[Vector] = &[\n".to_owned();
    for cells in rows(table) {
        let [id, text, encoding, units, segments, per_segment, _] = cells[..] else {
            panic!("vectors.tsv: {cells:?}");
        };
        let text = literal(text);
        let encoding = match encoding {
            "GSM-7" => "Gsm7",
            "UCS-2" => "Ucs2",
            other => panic!("{id}: unknown encoding {other}"),
        };
        writeln!(
            rust,
            "Vector {{ id: {id:?}, text: {text}, encoding: Encoding::{encoding}, \
             units: {units}, segments: {segments}, per_segment: &[{per_segment}] }},"
        )
        .unwrap();
    }
    rust + "];\n"
}

fn packings(table: &str) -> String {
    let mut rust = "pub static PACKINGS: &[Packing] = &[\n".to_owned();
    // The firmware is built without the national tables.
    let rows = rows(table).filter(|cells| !cells[1].starts_with("national"));
    for cells in rows {
        let [id, kind, text, number, total, part, _, _, udl, hex, _] = cells[..] else {
            panic!("packing.tsv: {cells:?}");
        };
        let text = literal(text);
        let (tp_dcs, width) = match kind {
            "septets" => (0x00, None),
            "ud8" => (0x00, Some("Bits8")),
            "ud16" => (0x00, Some("Bits16")),
            "ucs2" => (0x08, None),
            "ucs2-ud8" => (0x08, Some("Bits8")),
            "ucs2-ud16" => (0x08, Some("Bits16")),
            other => panic!("{id}: unknown kind {other}"),
        };
        let concatenation = match width {
            None => "None".to_owned(),
            Some(width) => format!(
                "Some(Concatenation {{ reference_width: ReferenceWidth::{width}, reference: {number}, \
                 part: Part {{ sequence: {part}, total: {total} }} }})"
            ),
        };
        let octets = octets(hex);
        writeln!(
            rust,
            "Packing {{ id: {id:?}, text: {text}, tp_dcs: {tp_dcs}, \
             concatenation: {concatenation}, udl: {udl}, octets: &{octets:?} }},"
        )
        .unwrap();
    }
    rust + "];\n"
}

fn octets(hex: &str) -> Vec<u8> {
    (0..hex.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
        .collect()
}
