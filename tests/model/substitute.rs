//! The naive replacement of characters: a map of rows, and letters with their marks in lists.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::codes;

/// The names of the groups in the file, by bit.
pub const GROUPS: [&str; 4] = ["typography", "spaces", "accents", "lookalikes"];

/// The replacement of a character, and the bit of its group.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub text: String,
    pub group: usize,
}

/// Decodes a JSON string from the file.
fn unescaped(json: &str) -> String {
    let quoted = json.strip_prefix('"').unwrap().strip_suffix('"').unwrap();
    let mut text = String::new();
    let mut characters = quoted.chars();
    while let Some(character) = characters.next() {
        text.push(match character {
            '\\' => match characters.next().unwrap() {
                'n' => '\n',
                same @ ('"' | '\\') => same,
                other => panic!("{json}: {other}?"),
            },
            _ => character,
        });
    }
    text
}

static ROWS: LazyLock<BTreeMap<char, Row>> = LazyLock::new(|| {
    let mut rows = BTreeMap::new();
    for line in include_str!("../data/transliteration.tsv").lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let point = u32::from_str_radix(&cells[0][2..], 16).unwrap();
        let row = Row {
            text: unescaped(cells[1]),
            group: GROUPS.iter().position(|&group| group == cells[4]).unwrap(),
        };
        let previous = rows.insert(char::from_u32(point).unwrap(), row);
        assert_eq!(previous, None, "{line}");
    }
    assert_eq!(rows.len(), 2_464);
    rows
});

pub fn rows() -> &'static BTreeMap<char, Row> {
    &ROWS
}

/// The row of a character, if the group is among these bits.
fn chosen(character: char, groups: u8) -> Option<&'static Row> {
    let row = ROWS.get(&character)?;
    (groups >> row.group & 1 == 1).then_some(row)
}

/// Marks, and pairs of a letter and the result with such a mark.
const COMPOSED: [(&str, &str); 7] = [
    ("\u{300}\u{340}", "aà eè iì oò uù"),
    ("\u{301}\u{341}\u{344}", "EÉ eé"),
    ("\u{303}", "NÑ nñ"),
    ("\u{308}\u{344}", "AÄ OÖ UÜ aä oö uü"),
    ("\u{30A}", "AÅ aå"),
    ("\u{327}", "CÇ"),
    ("\u{338}", "=!="),
];

fn composed(base: &str, mark: char) -> Option<&'static str> {
    let mut chars = base.chars();
    let (Some(base), None) = (chars.next(), chars.next()) else {
        return None;
    };
    COMPOSED
        .iter()
        .filter(|(marks, _)| marks.contains(mark))
        .flat_map(|(_, letters)| letters.split(' '))
        .find_map(|letter| letter.strip_prefix(base))
}

/// A part of the text, and its replacement if it has one.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    pub from: String,
    pub to: Option<String>,
}

fn piece(from: impl Into<String>, to: Option<&str>) -> Piece {
    Piece {
        from: from.into(),
        to: to.map(str::to_owned),
    }
}

/// The pieces of a text, with these bits as the groups.
pub fn pieces(text: &str, groups: u8) -> Vec<Piece> {
    let accents = GROUPS.iter().position(|&group| group == "accents").unwrap();
    let is_mark =
        |c: char| chosen(c, groups).is_some_and(|row| row.group == accents && row.text.is_empty());

    // Each character with the marks after it; the text may also start with marks.
    let mut letters: Vec<(Option<char>, Vec<char>)> = vec![(None, vec![])];
    for character in text.chars() {
        match is_mark(character) {
            true => letters.last_mut().unwrap().1.push(character),
            false => letters.push((Some(character), vec![])),
        }
    }

    let mut pieces = vec![];
    for (base, marks) in letters {
        let row = base.and_then(|base| chosen(base, groups));
        let has_code = base.is_none_or(|base| codes().contains_key(&base));
        let stays = !has_code && row.is_none();
        let shown = match row {
            Some(row) => row.text.clone(),
            None => base.map(String::from).unwrap_or_default(),
        };
        let whole: String = base.iter().chain(&marks).collect();
        let made = marks.iter().find_map(|&mark| composed(&shown, mark));
        if let (false, Some(made)) = (stays, made) {
            pieces.push(piece(whole, Some(made)));
            continue;
        }
        pieces.extend(base.map(|base| piece(base, row.map(|row| &*row.text))));
        let to = (!stays).then_some("");
        pieces.extend(marks.into_iter().map(|mark| piece(mark, to)));
    }
    pieces
}
