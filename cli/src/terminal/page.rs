//! Writes lines that are as wide as the terminal.

use std::env;
use std::io::{self, Write};

use anstyle::Style;
use terminal_size::terminal_size_of;
use textwrap::{Options, WordSeparator, WordSplitter};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The widths that are used, in columns, whatever the width of the terminal.
const LEAST: usize = 40;
const MOST: usize = 200;
/// The width if standard output is not a terminal.
const DEFAULT: usize = 80;

/// Standard output, without colours if it is not a terminal.
pub struct Page {
    out: anstream::AutoStream<io::StdoutLock<'static>>,
    pub width: usize,
    /// Whether everything is shown, however long it is.
    pub is_complete: bool,
}

impl Page {
    /// The width is that of the environment variable `COLUMNS`, or that of the terminal.
    pub fn new(is_complete: bool) -> Self {
        let columns = env::var("COLUMNS")
            .ok()
            .and_then(|value| value.parse().ok());
        let terminal = || Some(usize::from(terminal_size_of(io::stdout())?.0.0));
        let width = columns.or_else(terminal).unwrap_or(DEFAULT);
        Self {
            out: anstream::AutoStream::auto(io::stdout().lock()),
            width: width.clamp(LEAST, MOST),
            is_complete,
        }
    }

    /// Writes a line, which is wrapped between words. Its first line is indented by `indent`
    /// columns, the others by two more.
    pub fn line(&mut self, indent: usize, line: &str) -> io::Result<()> {
        let (first, others) = (" ".repeat(indent), " ".repeat(indent + 2));
        let options = Options::new(self.width)
            .initial_indent(&first)
            .subsequent_indent(&others)
            .word_separator(WordSeparator::AsciiSpace)
            .word_splitter(WordSplitter::NoHyphenation);
        writeln!(self.out, "{}", textwrap::fill(line, options))
    }

    /// Writes short rows in a column of this width, in a style, and a text to its right.
    pub fn columns(
        &mut self,
        indent: usize,
        (rows, width): (&[String], usize),
        text: &str,
        style: Style,
    ) -> io::Result<()> {
        let left = indent + width + 1;
        let lines = wrap(text, self.width - left);
        for index in 0..rows.len().max(lines.len()) {
            let row = rows.get(index).map_or("", String::as_str);
            let line = lines.get(index).map_or("", |line| line.trim_end());
            let row = format!("{:indent$}{style}{row}{style:#}", "")
                + &" ".repeat(width + 1 - row.width());
            writeln!(self.out, "{}", (row + line).trim_end())?;
        }
        Ok(())
    }

    /// Writes an empty line.
    pub fn gap(&mut self) -> io::Result<()> {
        writeln!(self.out)
    }

    /// Writes a text with all its spaces, which is wrapped after spaces if possible, otherwise
    /// between grapheme clusters. All lines are indented by `indent` columns.
    pub fn text(&mut self, indent: usize, text: &str) -> io::Result<()> {
        for line in wrap(text, self.width - indent) {
            writeln!(self.out, "{:indent$}{line}", "")?;
        }
        Ok(())
    }
}

/// Divides a text into lines of at most `width` columns.
fn wrap(text: &str, width: usize) -> Vec<&str> {
    let mut lines = vec![];
    let (mut start, mut column) = (0, 0);
    // The place after the last space of the line, and its column.
    let mut space = None;
    for (place, cluster) in text.grapheme_indices(true) {
        let size = cluster.width();
        while column + size > width && place > start {
            let (end, at) = space.take().unwrap_or((place, column));
            lines.push(&text[start..end]);
            (start, column) = (end, column - at);
        }
        column += size;
        if cluster == " " {
            space = Some((place + 1, column));
        }
    }
    lines.push(&text[start..]);
    lines
}

/// Pads a text with spaces to `width` columns.
pub fn pad(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(text.width());
    format!("{text}{:missing$}", "")
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn texts_are_wrapped_by_columns() {
        assert_eq!(wrap("", 4), [""]);
        assert_eq!(wrap("ab cd ef", 5), ["ab ", "cd ef"]);
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrap("   abc", 3), ["   ", "abc"]);
        // Wide characters take two columns, and clusters stay whole.
        assert_eq!(wrap("日本語", 5), ["日本", "語"]);
        assert_eq!(wrap("ae\u{301}👩‍🚀", 3), ["ae\u{301}", "👩‍🚀"]);
        for text in ["a b  c   d", "日 本 語", "ab"] {
            assert_eq!(wrap(text, 2).concat(), text);
        }
    }
}
