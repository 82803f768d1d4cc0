//! `serde` implementations for languages and sets of national tables.
//!
//! A set is serialized as a list of languages, each with all its tables (`"turkish"`) or with one
//! of them (`"turkish locking"`, `"turkish single"`). Deserialization also accepts language codes
//! and `"all"`.

use core::fmt::{self, Write};
use core::str::FromStr;

use serde::de::{Deserialize, Deserializer, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeSeq, Serializer};

use super::language::Language;
use super::languages::Languages;
use super::serde::from_name;

struct LowerCase<'n>(&'n str);

impl fmt::Display for LowerCase<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut characters = self.0.chars();
        characters.try_for_each(|character| f.write_char(character.to_ascii_lowercase()))
    }
}

/// Serializes as the lower-case name: `"turkish"`.
impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&LowerCase(self.name()))
    }
}

/// Accepts the name or the code: `"turkish"` or `"tr"`.
impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_name(deserializer, "the name or code of a language")
    }
}

const ALL: &str = "all";
const LOCKING: &str = " locking";
const SINGLE: &str = " single";

/// A language of a set. `tables` is the suffix that names its tables.
struct Entry {
    language: Language,
    tables: &'static str,
}

impl Entry {
    fn new(languages: Languages, language: Language) -> Option<Self> {
        let locking_shift = languages.allows_locking_shift(language);
        let single_shift = languages.allows_single_shift(language);
        let tables = match (locking_shift, single_shift) {
            (false, false) => return None,
            (true, true) => "",
            (false, true) if !language.has_locking_shift() => "",
            (true, false) => LOCKING,
            (false, true) => SINGLE,
        };
        Some(Self { language, tables })
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", LowerCase(self.language.name()), self.tables)
    }
}

impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Serializes as a list of entries such as `"turkish"` and `"hindi single"`.
impl Serialize for Languages {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let entries = Language::ALL
            .iter()
            .filter_map(|&language| Entry::new(*self, language));
        let mut list = serializer.serialize_seq(Some(entries.clone().count()))?;
        for entry in entries {
            list.serialize_element(&entry)?;
        }
        list.end()
    }
}

impl<'de> Deserialize<'de> for Languages {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(LanguagesVisitor)
    }
}

struct LanguagesVisitor;

impl<'de> Visitor<'de> for LanguagesVisitor {
    type Value = Languages;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of languages")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Languages, A::Error> {
        let mut languages = Languages::NONE;
        while let Some(ParsedEntry { language, tables }) = list.next_element()? {
            languages = match (language, tables) {
                (None, _) => Languages::ALL,
                (Some(language), LOCKING) => languages.with_locking_shift(language),
                (Some(language), SINGLE) => languages.with_single_shift(language),
                (Some(language), _) => languages.with(language),
            };
        }
        Ok(languages)
    }
}

/// A deserialized entry. `language` is `None` for `"all"`.
struct ParsedEntry {
    language: Option<Language>,
    tables: &'static str,
}

impl<'de> Deserialize<'de> for ParsedEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let expected = "all, or the name or code of a language, optionally followed by locking or \
                        single";
        from_name(deserializer, expected)
    }
}

impl FromStr for ParsedEntry {
    type Err = ();

    fn from_str(entry: &str) -> Result<Self, ()> {
        if entry.eq_ignore_ascii_case(ALL) {
            return Ok(Self {
                language: None,
                tables: "",
            });
        }
        let found = [LOCKING, SINGLE]
            .iter()
            .find_map(|&tables| Some((without_suffix(entry, tables)?, tables)));
        let (name, tables) = found.unwrap_or((entry, ""));
        let language: Language = name.parse().map_err(|_| ())?;
        if tables == LOCKING && !language.has_locking_shift() {
            return Err(());
        }
        Ok(Self {
            language: Some(language),
            tables,
        })
    }
}

/// Removes a suffix, ignoring ASCII case.
fn without_suffix<'t>(text: &'t str, suffix: &str) -> Option<&'t str> {
    let at = text.len().checked_sub(suffix.len())?;
    let (before, end) = text.split_at_checked(at)?;
    end.eq_ignore_ascii_case(suffix).then_some(before)
}
