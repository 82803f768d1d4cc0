//! The tables in the test data and in gsmcodecs.

use std::collections::BTreeMap;

use septet::alphabet::Language;

use super::known::{DIFFERENCES, TWICE};

pub const ESCAPE: u8 = 0x1B;

/// One of a language's two tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Locking,
    Single,
}

impl Kind {
    pub const BOTH: [Self; 2] = [Self::Locking, Self::Single];

    /// The septets that select a cell of the table.
    pub fn septets(self, septet: u8) -> Vec<u8> {
        match self {
            Self::Locking => vec![septet],
            Self::Single => vec![ESCAPE, septet],
        }
    }

    /// This table paired with a default table.
    pub fn alone(self, language: Language) -> Languages {
        match self {
            Self::Locking => (Some(language), None),
            Self::Single => (None, Some(language)),
        }
    }
}

/// The languages of the locking shift table and the single shift table; `None` for a default table.
pub type Languages = (Option<Language>, Option<Language>);

type Table = BTreeMap<u8, char>;

pub struct Tables {
    tables: BTreeMap<(Kind, Option<Language>), Table>,
    /// Characters that have two codes in a table and are not encoded with the lower one, with the
    /// code that is used.
    twice: &'static [(char, u8)],
}

impl Tables {
    /// The tables in the test data, without the reserved codes and the escape.
    pub fn of_data() -> Self {
        let mut tables: BTreeMap<_, Table> = BTreeMap::new();
        for line in include_str!("../../../../tests/data/alphabets.tsv")
            .lines()
            .skip(1)
        {
            let cells: Vec<&str> = line.split('\t').collect();
            let number = |cell: &str| u32::from_str_radix(&cell[2..], 16).unwrap();
            let septet = number(cells[1]) as u8;
            if cells[2] != "-" && septet != ESCAPE {
                let character = char::from_u32(number(cells[2])).unwrap();
                let table = tables.entry(table_of(cells[0])).or_default();
                table.insert(septet, character);
            }
        }
        let cells: usize = tables.values().map(BTreeMap::len).sum();
        assert_eq!((tables.len(), cells), (27, 2_431));
        Self { tables, twice: &[] }
    }

    /// gsmcodecs' tables: the tables in the test data, changed by the known differences.
    pub fn of_gsmcodecs() -> Self {
        let mut theirs = Self::of_data();
        for difference in DIFFERENCES {
            for &language in difference.languages {
                let table = theirs.tables.get_mut(&(difference.kind, Some(language)));
                let table = table.expect("a difference is in an existing table");
                let ours = match difference.theirs {
                    Some(theirs) => table.insert(difference.septet, theirs),
                    None => table.remove(&difference.septet),
                };
                assert_ne!(ours, difference.theirs, "{language} does not differ");
            }
        }
        theirs.twice = TWICE;
        theirs
    }

    /// Whether the language has a table of this kind.
    pub fn has(&self, kind: Kind, language: Language) -> bool {
        self.tables.contains_key(&(kind, Some(language)))
    }

    pub fn pair(&self, (locking, single): Languages) -> Pair<'_> {
        let table = |kind, language| {
            let tables = &self.tables;
            tables
                .get(&(kind, language))
                .unwrap_or(&tables[&(kind, None)])
        };
        Pair {
            main: table(Kind::Locking, locking),
            extension: table(Kind::Single, single),
            twice: self.twice,
        }
    }
}

fn table_of(name: &str) -> (Kind, Option<Language>) {
    let (language, kind) = match name {
        "default" => return (Kind::Locking, None),
        "default-extension" => return (Kind::Single, None),
        name => name.split_once('-').unwrap(),
    };
    let mut languages = Language::ALL.iter().copied();
    let language = languages.find(|known| known.name().to_lowercase() == language);
    let kind = match kind {
        "locking" => Kind::Locking,
        "single" => Kind::Single,
        kind => panic!("unknown kind of table: {kind}"),
    };
    (kind, Some(language.unwrap_or_else(|| panic!("{name}?"))))
}

/// A main table and an extension table.
pub struct Pair<'t> {
    main: &'t Table,
    extension: &'t Table,
    twice: &'static [(char, u8)],
}

impl Pair<'_> {
    /// The characters of both tables in order; some occur more than once.
    pub fn characters(&self) -> Vec<char> {
        let cells = self.main.values().chain(self.extension.values());
        cells.copied().collect()
    }

    /// The septets for a character, from the main table if it has the character.
    pub fn code(&self, character: char) -> Option<Vec<u8>> {
        let in_table = |table: &Table, kind: Kind| {
            let cells = table.iter().filter(|(_, known)| **known == character);
            let septets: Vec<u8> = cells.map(|(&septet, _)| septet).collect();
            let other = self.twice.iter().find(|&&(twice, _)| twice == character);
            let other = other.map(|&(_, septet)| septet);
            let other = other.filter(|septet| septets.contains(septet));
            other
                .or(septets.first().copied())
                .map(|septet| kind.septets(septet))
        };
        in_table(self.main, Kind::Locking).or_else(|| in_table(self.extension, Kind::Single))
    }

    /// The septets for a text, or `None` if a character has no code.
    pub fn write(&self, text: &str) -> Option<Vec<u8>> {
        let codes: Option<Vec<_>> = text.chars().map(|character| self.code(character)).collect();
        codes.map(|codes| codes.concat())
    }

    /// The text that the septets encode, or `None` if a code has no character.
    pub fn read(&self, septets: &[u8]) -> Option<String> {
        let mut septets = septets.iter();
        let mut text = String::new();
        while let Some(septet) = septets.next() {
            text.push(match *septet {
                ESCAPE => *self.extension.get(septets.next()?)?,
                _ => *self.main.get(septet)?,
            });
        }
        Some(text)
    }
}
