//! Lists of characters, with their places. Long lists are shortened unless `--all` is given.

use std::collections::HashMap;
use std::hash::Hash;
use std::io;

use septet::explain::Explanation;

use super::answer::Answer;
use crate::terminal::{Page, code_point, count, glyph, name, pad, visible};

/// The most rows of a list.
const ROWS: usize = 20;
/// The most places of a row.
const PLACES: usize = 10;

/// Things of a kind with their byte offsets, in order of appearance.
struct Rows<K> {
    rows: Vec<(K, Vec<usize>)>,
    indices: HashMap<K, usize>,
}

impl<K: Copy + Eq + Hash> Rows<K> {
    fn collect(found: impl Iterator<Item = (K, usize)>) -> Vec<(K, Vec<usize>)> {
        let mut all = Self {
            rows: vec![],
            indices: HashMap::new(),
        };
        for (kind, offset) in found {
            let index = *all.indices.entry(kind).or_insert_with(|| {
                all.rows.push((kind, vec![]));
                all.rows.len() - 1
            });
            all.rows[index].1.push(offset);
        }
        all.rows
    }
}

/// Writes each distinct character without a code, with all its offsets.
pub fn write_unmappable(answer: &Answer<'_>, page: &mut Page) -> io::Result<()> {
    if answer.forced_by.is_empty() {
        return Ok(());
    }
    page.gap()?;
    page.line(0, &format!("No code in {}:", answer.tables_without_code()))?;
    let found = answer.forced_by.iter();
    let rows = Rows::collect(found.map(|&(offset, character)| (character, offset)));
    write_rows(page, &rows, |page, &(character, ref offsets)| {
        let point = code_point(character);
        // Most characters are one or two columns wide.
        let shown = pad(&glyph(character), 2);
        let name = name(character);
        let gap = if name.is_empty() { "" } else { "  " };
        let places = places(offsets, page);
        page.line(2, &format!("{point:<8}  {shown}  {name}{gap}{places}"))
    })
}

/// Writes each distinct replacement with all its offsets.
pub fn write_replacements(answer: &Answer<'_>, page: &mut Page) -> io::Result<()> {
    let changes = answer.message.changes.iter();
    let rows = Rows::collect(changes.map(|change| ((&*change.from, &*change.to), change.offset)));
    write_rows(page, &rows, |page, &((from, to), ref offsets)| {
        let to = match to {
            "" => "nothing".to_owned(),
            to => visible(to),
        };
        let places = places(offsets, page);
        page.line(2, &format!("{}  to  {to}  {places}", visible(from)))
    })
}

/// Writes each distinct character that keeps the text from GSM-7, with its substitute. The
/// substitute can depend on the position: a joiner can be removed, but not inside an emoji. In that
/// case, this also writes the offsets.
pub fn write_substitutes(explanation: &Explanation<'_>, page: &mut Page) -> io::Result<()> {
    let found = explanation.unmappable();
    let rows = Rows::collect(found.map(|one| ((one.character, one.substitute), one.byte_offset)));
    let mut kinds: HashMap<char, u32> = HashMap::new();
    for ((character, _), _) in &rows {
        *kinds.entry(*character).or_default() += 1;
    }
    write_rows(
        page,
        &rows,
        |page, &((character, substitute), ref offsets)| {
            let from = visible(character.encode_utf8(&mut [0; 4]));
            let places = match kinds[&character] {
                1 => String::new(),
                _ => format!("  {}", places(offsets, page)),
            };
            let what = match substitute {
                Some("") => "could be removed".to_owned(),
                Some(to) => format!("could be {}", visible(to)),
                None => "has no substitute".to_owned(),
            };
            page.line(2, &format!("{from}  {what}{places}"))
        },
    )
}

/// Lists distinct characters in a line.
pub fn characters(found: &[(usize, char)], page: &Page) -> String {
    let found = found.iter();
    let rows = Rows::collect(found.map(|&(offset, character)| (character, offset)));
    let most = if page.is_complete { rows.len() } else { ROWS };
    let shown = rows.iter().take(most);
    let shown: Vec<_> = shown
        .map(|(character, _)| visible(character.encode_utf8(&mut [0; 4])))
        .collect();
    shown.join(" ") + &more(rows.len(), most)
}

fn write_rows<R>(
    page: &mut Page,
    rows: &[R],
    write: impl Fn(&mut Page, &R) -> io::Result<()>,
) -> io::Result<()> {
    let most = if page.is_complete { rows.len() } else { ROWS };
    for row in rows.iter().take(most) {
        write(page, row)?;
    }
    if rows.len() > most {
        let others = count((rows.len() - most) as u64, "other");
        page.line(2, &format!("and {others}; --all shows everything"))?;
    }
    Ok(())
}

fn places(offsets: &[usize], page: &Page) -> String {
    let most = if page.is_complete {
        offsets.len()
    } else {
        PLACES
    };
    let shown = offsets.iter().take(most);
    let shown: Vec<_> = shown.map(ToString::to_string).collect();
    format!("byte {}{}", shown.join(", "), more(offsets.len(), most))
}

fn more(number: usize, most: usize) -> String {
    match number.saturating_sub(most) {
        0 => String::new(),
        others => format!(" and {}", count(others as u64, "other")),
    }
}
