//! The naive model of replacement: a map of rows, and lists of letters with their marks.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Encoding;
use super::tables::Codes;
use super::{Coding, Rules, codes, coding, encoding, nearest, segments, unmappable};

/// The names of the groups in `transliteration.tsv`, by bit.
pub const GROUPS: [&str; 5] = ["typography", "spaces", "accents", "lookalikes", "greek"];
const TYPOGRAPHY: u8 = 1;
const ACCENTS: u8 = 4;
const GREEK: u8 = 16;

/// All groups.
pub const ALL: u8 = 0x1F;

/// A character's replacement, and the bits of the groups that it requires.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub text: String,
    pub groups: u8,
}

/// Decodes a JSON string from a file.
pub fn unescaped(json: &str) -> String {
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
        let bit = |name| 1 << GROUPS.iter().position(|&group| group == name).unwrap();
        let row = Row {
            text: unescaped(cells[1]),
            groups: cells[4].split('+').map(bit).sum(),
        };
        let previous = rows.insert(char::from_u32(point).unwrap(), row);
        assert_eq!(previous, None, "{line}");
    }
    assert_eq!(rows.len(), 2_854);
    rows
});

pub fn rows() -> &'static BTreeMap<char, Row> {
    &ROWS
}

/// Marks, and the letters that they compose with, each followed by the result.
const COMPOSED: [(&str, &str); 8] = [
    ("\u{300}\u{340}", "aà eè iì oò uù"),
    ("\u{301}\u{341}\u{344}", "EÉ eé"),
    ("\u{303}", "NÑ nñ"),
    ("\u{308}\u{344}", "AÄ OÖ UÜ aä oö uü"),
    ("\u{30A}", "AÅ aå"),
    ("\u{30B}", "OÖ UÜ oö uü"),
    ("\u{327}", "CÇ"),
    ("\u{338}", "=!="),
];

/// Marks that negate the character before them, and so are never dropped.
const NEGATING: [char; 4] = ['\u{338}', '\u{20D2}', '\u{20D3}', '\u{20E5}'];

/// Whether the character is a joiner, a variation selector or a tag. These change how the character
/// before them looks.
fn is_shaping(character: char) -> bool {
    matches!(
        u32::from(character),
        0x200C | 0x200D | 0xFE00..=0xFE0F | 0xE0020..=0xE007F
    )
}

/// Whether the character is Greek. A Greek letter's accent is dropped instead of giving a Latin
/// letter with an acute.
fn is_greek(character: char) -> bool {
    matches!(u32::from(character), 0x370..=0x3FF | 0x1F00..=0x1FFF)
}

/// Whether the character is a mark that belongs to the character before it.
fn is_mark(character: char) -> bool {
    let row = ROWS.get(&character);
    let is_dropped = row.is_some_and(|row| row.groups == ACCENTS && row.text.is_empty());
    is_dropped || NEGATING.contains(&character)
}

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

/// The text after the replacements.
pub fn replaced(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| piece.to.as_ref().unwrap_or(&piece.from).as_str())
        .collect()
}

/// Which characters of a text stay, and what may replace the others.
#[derive(Clone, Debug)]
pub struct Way {
    pub groups: u8,
    /// The tables whose characters stay.
    kept: &'static Codes,
    /// Each new character must be in at least one of these tables.
    targets: Vec<&'static Codes>,
    rules: Rules,
    /// Whether to replace only if the replacement takes fewer code units.
    shorter: bool,
}

impl Way {
    /// Replaces every character of `groups` that the default tables lack.
    pub fn all(groups: u8) -> Self {
        Self {
            groups,
            kept: codes(),
            targets: vec![codes()],
            rules: Rules::PLAIN,
            shorter: false,
        }
    }

    /// Replaces every character of `groups` that the nearest tables lack.
    pub fn outside_the_nearest_tables(text: &str, groups: u8, rules: Rules) -> Self {
        let (kept, targets) = nearest(text, rules);
        let codes = |coding: &Coding| coding.codes().unwrap();
        Self {
            groups,
            kept: codes(&kept),
            targets: targets.iter().map(codes).collect(),
            rules,
            shorter: false,
        }
    }

    /// Like `outside_the_nearest_tables`, but only if the replacement takes fewer code units.
    /// Letters keep their marks.
    pub fn shorter(text: &str, groups: u8, rules: Rules) -> Self {
        Self {
            shorter: true,
            ..Self::outside_the_nearest_tables(text, groups & !ACCENTS, rules)
        }
    }

    /// Whether `to` may replace `from`.
    fn permits(&self, from: &str, to: &str) -> bool {
        let units = |text: &str| text.encode_utf16().count();
        let can_be_sent = |c: char| {
            !self.rules.excludes(c) && self.targets.iter().any(|codes| codes.contains_key(&c))
        };
        match self.shorter {
            true => units(to) < units(from),
            false => to.chars().all(can_be_sent),
        }
    }

    /// The row for a character, if the groups and rules allow it.
    pub fn row(&self, character: char) -> Option<&'static Row> {
        let row = ROWS.get(&character)?;
        let is_chosen = self.groups & row.groups == row.groups;
        let is_permitted = self.permits(&character.to_string(), &row.text);
        (is_chosen && is_permitted).then_some(row)
    }

    /// As above, for a character before `next`. Before a Latin letter that stays, `μ` is a unit
    /// prefix, as the micro sign is.
    pub fn row_before(&self, character: char, next: Option<char>) -> Option<&'static Row> {
        match (character, next) {
            ('μ', Some(next))
                if next.is_ascii_alphabetic()
                    || is_latin(next) && self.kept.contains_key(&next) =>
            {
                self.row('µ').filter(|_| self.groups & GREEK > 0)
            }
            _ => self.row(character),
        }
    }

    /// The replacement for a letter with its marks, if one of them composes with the letter.
    fn composed(&self, base: char, shown: &str, marks: &[char]) -> Option<&'static str> {
        let whole: String = [base].iter().chain(marks).collect();
        let allowed = |mark: &char| match mark {
            '\u{338}' => self.groups & TYPOGRAPHY > 0,
            _ => self.groups & ACCENTS > 0,
        };
        marks
            .iter()
            .filter(|mark| allowed(mark) && !is_greek(base))
            .filter_map(|&mark| composed(shown, mark))
            .find(|made| self.permits(&whole, made))
    }

    /// Whether a mark after this letter can be dropped, or replaced together with the letter.
    fn can_go(&self, base: Option<char>, shown: &str, mark: char) -> bool {
        match NEGATING.contains(&mark) {
            true => base.is_some_and(|base| self.composed(base, shown, &[mark]).is_some()),
            false => self.row(mark).is_some(),
        }
    }

    /// The pieces of a text.
    pub fn pieces(&self, text: &str) -> Vec<Piece> {
        // Each character with the marks after it; the text may also start with marks.
        let mut letters: Vec<(Option<char>, Vec<char>)> = vec![(None, vec![])];
        for character in text.chars() {
            match is_mark(character) {
                true => letters.last_mut().unwrap().1.push(character),
                false => letters.push((Some(character), vec![])),
            }
        }

        let mut pieces = vec![];
        let mut before_stays = false;
        let nexts: Vec<_> = letters.iter().skip(1).map(|&(base, _)| base).collect();
        for (place, (base, marks)) in letters.into_iter().enumerate() {
            let next = marks.first().or(nexts.get(place).and_then(Option::as_ref));
            let kept = base.is_none_or(|base| self.kept.contains_key(&base));
            let row = base
                .filter(|_| !kept)
                .and_then(|base| self.row_before(base, next.copied()));
            let shown = match row {
                Some(row) => row.text.clone(),
                None => base.map(String::from).unwrap_or_default(),
            };
            let is_shape = before_stays && base.is_some_and(is_shaping);
            let has_no_row = !kept && row.is_none();
            let negations = marks.iter().filter(|mark| NEGATING.contains(mark)).count();
            let marks_stay =
                negations > 1 || marks.iter().any(|&mark| !self.can_go(base, &shown, mark));
            before_stays = is_shape || has_no_row || marks_stay;
            if before_stays {
                pieces.extend(base.into_iter().chain(marks).map(|c| piece(c, None)));
                continue;
            }
            let made = base.and_then(|base| self.composed(base, &shown, &marks));
            if let Some(made) = made {
                let whole: String = base.iter().chain(&marks).collect();
                pieces.push(piece(whole, Some(made)));
                continue;
            }
            pieces.extend(base.map(|base| piece(base, row.map(|row| &*row.text))));
            pieces.extend(marks.into_iter().map(|mark| piece(mark, Some(""))));
        }
        pieces
    }
}

/// Whether this is a letter of the blocks from Basic Latin to Latin Extended-B.
fn is_latin(character: char) -> bool {
    character.is_alphabetic() && character <= '\u{24F}' && !"ªµº".contains(character)
}

/// When to replace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    Never,
    IfFits,
    IfSaves,
    Always,
}

pub const POLICIES: [Policy; 4] = [
    Policy::Never,
    Policy::IfFits,
    Policy::IfSaves,
    Policy::Always,
];

/// Whether the text can be sent, and is sent as GSM-7.
fn is_sent_as_gsm7(text: &str, rules: Rules) -> bool {
    encoding(text, rules) == Encoding::Gsm7 && can_be_sent(text, rules)
}

fn can_be_sent(text: &str, rules: Rules) -> bool {
    let coding = coding(text, rules);
    coding == Coding::Ucs2 || unmappable(text, rules).is_empty()
}

/// The pieces of a text, with replacements if the policy makes them.
pub fn replace(text: &str, groups: u8, policy: Policy, rules: Rules) -> Vec<Piece> {
    let count = |text: &str| segments(text, rules).len();
    let unchanged = || text.chars().map(|c| piece(c, None)).collect();
    let nearest = || Way::outside_the_nearest_tables(text, groups, rules).pieces(text);
    match policy {
        Policy::Never => unchanged(),
        Policy::Always => Way::all(groups).pieces(text),
        Policy::IfFits => {
            let nearest = nearest();
            let after = replaced(&nearest);
            match !is_sent_as_gsm7(text, rules) && is_sent_as_gsm7(&after, rules) {
                true => nearest,
                false => unchanged(),
            }
        }
        Policy::IfSaves => {
            // The smaller change comes first, so it wins unless the other saves more segments.
            let shorter = Way::shorter(text, groups, rules).pieces(text);
            let mut best = (count(text), unchanged());
            for (way, is_usable) in [
                (shorter, can_be_sent as fn(&str, Rules) -> bool),
                (nearest(), is_sent_as_gsm7),
            ] {
                let after = replaced(&way);
                let segments = count(&after);
                if segments < best.0 && is_usable(&after, rules) {
                    best = (segments, way);
                }
            }
            best.1
        }
    }
}
