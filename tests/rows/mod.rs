//! The rows of the tables in `tests/data`.

#![allow(dead_code, reason = "each test uses its own table")]

/// A row of `vectors.tsv`.
pub struct Vector {
    pub id: &'static str,
    pub text: String,
    pub encoding: &'static str,
    pub units: u32,
    pub segments: u32,
    pub per_segment: Vec<u16>,
    pub note: &'static str,
}

pub fn vectors() -> Vec<Vector> {
    rows(include_str!("../data/vectors.tsv"))
        .map(|cells| Vector {
            id: cells[0],
            text: serde_json::from_str(cells[1]).unwrap(),
            encoding: cells[2],
            units: cells[3].parse().unwrap(),
            segments: cells[4].parse().unwrap(),
            per_segment: cells[5]
                .split(',')
                .map(|units| units.parse().unwrap())
                .collect(),
            note: cells[6],
        })
        .collect()
}

/// A row of `packing.tsv`.
pub struct Packing {
    pub id: &'static str,
    pub kind: &'static str,
    pub text: String,
    pub reference: u16,
    pub total: u8,
    pub sequence: u8,
    /// The languages of the single and locking shift tables; 0 for none.
    pub single: u8,
    pub locking: u8,
    pub udl: u8,
    pub octets: Vec<u8>,
}

pub fn packings() -> Vec<Packing> {
    rows(include_str!("../data/packing.tsv"))
        .map(|cells| Packing {
            id: cells[0],
            kind: cells[1],
            text: serde_json::from_str(cells[2]).unwrap(),
            reference: cells[3].parse().unwrap_or(0),
            total: cells[4].parse().unwrap_or(1),
            sequence: cells[5].parse().unwrap_or(1),
            single: cells[6].parse().unwrap_or(0),
            locking: cells[7].parse().unwrap_or(0),
            udl: cells[8].parse().unwrap(),
            octets: octets(cells[9]),
        })
        .collect()
}

/// A row of `transliteration.tsv`.
pub struct Transliteration {
    pub character: char,
    pub text: String,
    pub group: &'static str,
}

pub fn transliterations() -> Vec<Transliteration> {
    rows(include_str!("../data/transliteration.tsv"))
        .map(|cells| Transliteration {
            character: u32::from_str_radix(&cells[0][2..], 16)
                .ok()
                .and_then(char::from_u32)
                .unwrap(),
            text: serde_json::from_str(cells[1]).unwrap(),
            group: cells[4],
        })
        .collect()
}

pub fn octets(hex: &str) -> Vec<u8> {
    (0..hex.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
        .collect()
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().skip(1).map(|line| line.split('\t').collect())
}
