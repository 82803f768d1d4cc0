//! Decodes every cell of every national table, and encodes every character in them.

use std::collections::BTreeSet;

use septet::UserData;
use septet::alphabet::{Alphabet, Code, Language};

use super::known::DIFFERENCES;
use super::tables::{ESCAPE, Kind, Languages};
use super::{Exchange, Verdict};
use crate::exchange::Tally;

/// Decodes every cell.
pub fn read(exchange: &mut Exchange) {
    let mut differ = BTreeSet::new();
    for &language in Language::ALL {
        for kind in Kind::BOTH {
            if !exchange.data.has(kind, language) {
                continue;
            }
            for septet in 0..0x80 {
                let verdict = check_cell(exchange, kind, language, septet);
                if verdict == Ok(false) {
                    differ.insert((kind, language, septet));
                }
                let question = format!("Read {language} {kind:?} 0x{septet:02X}");
                exchange.count(&question, verdict);
            }
        }
    }
    exchange.end("cells of the 25 national tables, read");
    confirm(&differ, &mut exchange.tally);
}

/// Encodes every character of each table paired with a default table, and of each language's two
/// tables together. Includes characters that only the test data or only gsmcodecs has.
pub fn write(exchange: &mut Exchange) {
    for &language in Language::ALL {
        let alone = Kind::BOTH.map(|kind| kind.alone(language));
        for languages in alone.into_iter().chain([(Some(language), Some(language))]) {
            let ours = exchange.data.pair(languages).characters();
            let theirs = exchange.theirs.pair(languages).characters();
            let characters: BTreeSet<char> = ours.into_iter().chain(theirs).collect();
            for character in characters {
                let verdict = check_character(exchange, languages, character);
                let question = format!("Write {character:?} in {languages:?}");
                exchange.count(&question, verdict);
            }
        }
    }
    exchange.end("characters of these tables, written");
}

/// Decodes one cell. Both septet and gsmcodecs refuse empty cells, reserved cells and a final
/// escape.
///
/// An escape after an escape is reserved for another table, and receivers show a space for it
/// (23.038 §6.2.1.1). gsmcodecs has this space in its tables, while septet returns it only in lossy
/// decoding. The two count as agreeing.
fn check_cell(exchange: &mut Exchange, kind: Kind, language: Language, septet: u8) -> Verdict {
    let languages = kind.alone(language);
    let septets = kind.septets(septet);
    let user_data = UserData::from_unpacked_parts(0x00, &header(languages), &septets).unwrap();
    let code = match kind {
        Kind::Locking => Code::Main(septet),
        Kind::Single => Code::Extension(septet),
    };
    let ours = Alphabet::national(languages.0, languages.1).character(code);
    let right = exchange.data.pair(languages).read(&septets);
    if ours.map(String::from) != right {
        return Err(format!("septet has {ours:?}, expected {right:?}"));
    }
    if code != Code::Extension(ESCAPE) {
        return exchange.check_read(&user_data, &septets);
    }
    let shown: String = user_data.decode_lossy().collect();
    match exchange.peer.read(&user_data) {
        Ok(theirs) if theirs.text == " " && shown == " " && ours.is_none() => Ok(true),
        theirs => Err(format!(
            "it shows {:?}, septet {shown:?}, expected a space",
            theirs.map(|theirs| theirs.text)
        )),
    }
}

/// Encodes one character with septet and with gsmcodecs.
fn check_character(exchange: &mut Exchange, languages: Languages, character: char) -> Verdict {
    let alphabet = Alphabet::national(languages.0, languages.1);
    let ours = alphabet.code(character).map(|code| match code {
        Code::Main(septet) => vec![septet],
        Code::Extension(septet) => vec![ESCAPE, septet],
    });
    let right = exchange.data.pair(languages).code(character);
    if ours != right {
        return Err(format!("septet has {ours:02X?}, expected {right:02X?}"));
    }
    exchange.check_write(&header(languages), languages, &character.to_string())
}

/// A header that names these tables, built without septet.
fn header((locking, single): Languages) -> Vec<u8> {
    let mut header = vec![0];
    for (element, language) in [(0x24, single), (0x25, locking)] {
        if let Some(language) = language {
            header.extend([element, 1, language.identifier()]);
        }
    }
    header[0] = header.len() as u8 - 1;
    header
}

/// Checks that all known differences occurred. Any other difference has already been recorded as a
/// disagreement.
fn confirm(differ: &BTreeSet<(Kind, Language, u8)>, tally: &mut Tally) {
    for difference in DIFFERENCES {
        let (kind, septet) = (difference.kind, difference.septet);
        let theirs = match difference.theirs {
            Some(theirs) => format!("U+{:04X}", u32::from(theirs)),
            None => "an empty cell".to_owned(),
        };
        let languages = difference.languages.iter().map(|language| language.name());
        let languages: Vec<_> = languages.collect();
        let what = format!(
            "{kind:?} 0x{septet:02X} of {} is {theirs}: {}",
            languages.join(", "),
            difference.why
        );
        let mut cells = difference.languages.iter();
        if cells.all(|&language| differ.contains(&(kind, language, septet))) {
            tally.confirmed.push(what);
        } else {
            let missing = format!("gsmcodecs: a known fault did not occur: {what}");
            tally.disagreements.push(missing);
        }
    }
}
