//! The model's tables, which map characters to septets, read from `alphabets.tsv`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The names of the tables in the file, by identifier (23.038 §6.2.1.2.4). Index 0 is the
/// default tables.
pub const LANGUAGES: [&str; 14] = [
    "default",
    "turkish",
    "spanish",
    "portuguese",
    "bengali",
    "gujarati",
    "hindi",
    "kannada",
    "malayalam",
    "oriya",
    "punjabi",
    "tamil",
    "telugu",
    "urdu",
];

/// Septet to character.
pub type Table = BTreeMap<u8, char>;

/// Character to septets.
pub type Codes = BTreeMap<char, Vec<u8>>;

/// The tables of the file by name, without the reserved codes and the escape.
static TABLES: LazyLock<BTreeMap<&str, Table>> = LazyLock::new(|| {
    let mut tables: BTreeMap<&str, Table> = BTreeMap::new();
    for line in include_str!("../data/alphabets.tsv").lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let septet = u8::from_str_radix(&cells[1][2..], 16).unwrap();
        if cells[2] == "-" || septet == 0x1B {
            continue;
        }
        let point = u32::from_str_radix(&cells[2][2..], 16).unwrap();
        let character = char::from_u32(point).unwrap();
        let twice = tables
            .entry(cells[0])
            .or_default()
            .insert(septet, character);
        assert_eq!(twice, None, "{line}");
    }
    let cells: usize = tables.values().map(BTreeMap::len).sum();
    assert_eq!((tables.len(), cells), (27, 2_431));
    tables
});

/// The language's locking shift table, which replaces the main table. Spanish has none.
pub fn locking(language: u8) -> Option<&'static Table> {
    match language {
        0 => TABLES.get("default"),
        _ => TABLES.get(&*format!(
            "{}-locking",
            LANGUAGES.get(usize::from(language))?
        )),
    }
}

/// The language's single shift table, which applies after the escape.
pub fn single(language: u8) -> Option<&'static Table> {
    match language {
        0 => TABLES.get("default-extension"),
        _ => TABLES.get(&*format!(
            "{}-single",
            LANGUAGES.get(usize::from(language))?
        )),
    }
}

/// All pairs of tables, the default pair first: each main table (the default table or a locking
/// shift table) with each extension table (the default extension table or a single shift table).
pub fn pairs() -> impl Iterator<Item = (u8, u8)> {
    (0..14)
        .filter(|&language| locking(language).is_some())
        .flat_map(|language| (0..14).map(move |other| (language, other)))
}

/// The codes of each pair of tables. A character with several codes gets the shortest and, among
/// those, the lowest.
static CODES: LazyLock<BTreeMap<(u8, u8), Codes>> = LazyLock::new(|| {
    let mut all = BTreeMap::new();
    for pair in pairs() {
        let mut codes = Codes::new();
        for (&septet, &character) in locking(pair.0).unwrap() {
            codes.entry(character).or_insert(vec![septet]);
        }
        for (&septet, &character) in single(pair.1).unwrap() {
            codes.entry(character).or_insert(vec![0x1B, septet]);
        }
        all.insert(pair, codes);
    }
    assert_eq!(all.len(), 13 * 14);
    all
});

pub fn codes(locking: u8, single: u8) -> &'static Codes {
    &CODES[&(locking, single)]
}
