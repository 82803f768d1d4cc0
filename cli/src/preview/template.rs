//! `--placeholder`: what a template costs at least and at most.

use std::fmt;
use std::io::{self, Write};
use std::str::FromStr;

use septet::provider::Channel;
use septet::template::{Content, Part, TemplateCost, TemplateError, TemplateText};
use septet::{Boundary, Measure};
use serde::Serialize;

use super::input::Error;
use super::options::Options;
use super::terminal::harmless;

/// The value of `--placeholder`.
#[derive(Clone)]
pub struct Placeholder {
    name: String,
    content: Content,
    max: u32,
}

impl FromStr for Placeholder {
    type Err = String;

    fn from_str(value: &str) -> Result<Self, String> {
        let form = || "the form is NAME=KIND:MAX, as in code=digits:6".to_owned();
        let (name, rest) = value.split_once('=').ok_or_else(form)?;
        let (kind, max) = rest.split_once(':').ok_or_else(form)?;
        if name.is_empty() {
            return Err(form());
        }
        let content = match &*kind.to_lowercase() {
            "digits" => Content::Digits,
            "gsm-7" => Content::Gsm7,
            "any" => Content::Any,
            _ => return Err(format!("{kind} is not digits, gsm-7 or any")),
        };
        let max = max.parse().map_err(|error| format!("{max}: {error}"))?;
        Ok(Self {
            name: name.to_owned(),
            content,
            max,
        })
    }
}

/// Why a template cannot be counted.
pub enum TemplateFault {
    /// A brace without a partner, at this byte.
    Brace(usize),
    /// A placeholder in the text without an option, at this byte.
    Unknown(String, usize),
    /// An option without a placeholder in the text.
    Unused(String),
    /// A channel or a provider that counts by other rules than those of SMS.
    Rules(&'static str),
    Inexact(TemplateError),
}

impl fmt::Display for TemplateFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Brace(at) => write!(
                f,
                "the brace at byte {at} has no partner; for a literal brace, write {{{{ or }}}}"
            ),
            Self::Unknown(name, at) => write!(
                f,
                "{{{name}}} at byte {at} has no size; add --placeholder {name}=any:20, for example"
            ),
            Self::Unused(name) => write!(f, "the text has no placeholder {{{name}}}"),
            Self::Rules(what) => write!(f, "--placeholder cannot be used with {what}"),
            Self::Inexact(error) => error.fmt(f),
        }
    }
}

/// Runs the command for a template.
pub fn run(text: &str, options: &Options) -> Result<bool, Error> {
    let fault = |fault| Error::Template(fault);
    if options.channel() != Channel::Sms {
        return Err(fault(TemplateFault::Rules("this channel")));
    }
    if options.is_ascii() {
        return Err(fault(TemplateFault::Rules("a provider that sends ASCII")));
    }
    let text = options.with_line_breaks(text);
    let parts = parse(&text, &options.placeholder).map_err(fault)?;
    let parts = parts.iter().map(Piece::part).collect::<Vec<_>>();
    let rules = options.segmenter();
    let (cost, is_exact) = match rules.template(&parts) {
        Err(TemplateError::Graphemes) => {
            let divided = rules.with_boundary(Boundary::Character);
            (divided.template(&parts), false)
        }
        exact => (exact, true),
    };
    let cost = cost.map_err(|error| fault(TemplateFault::Inexact(error)))?;
    if options.json {
        writeln!(io::stdout(), "{}", to_json(&cost, is_exact))?;
    } else {
        draw(&cost, is_exact, &mut anstream::stdout())?;
    }
    Ok(true)
}

fn draw(cost: &TemplateCost<'_>, is_exact: bool, out: &mut impl Write) -> io::Result<()> {
    for (bound, measure, text) in [
        ("At least", cost.least(), cost.least_expensive()),
        ("At most", cost.most(), cost.most_expensive()),
    ] {
        writeln!(out, "{bound} {measure}\n  {}", harmless(&text.to_string()))?;
    }
    if !is_exact {
        writeln!(
            out,
            "Not exact: with grapheme clusters kept whole, the template can take more"
        )?;
    }
    Ok(())
}

#[derive(Serialize)]
struct Object {
    least: Cost,
    most: Cost,
    /// False if grapheme clusters are kept whole, so that the template can take more.
    is_exact: bool,
}

#[derive(Serialize)]
struct Cost {
    text: String,
    encoding: String,
    units: u32,
    segment_count: u32,
    remaining: u16,
}

fn to_json(cost: &TemplateCost<'_>, is_exact: bool) -> String {
    let object = |measure: Measure, text: TemplateText<'_>| Cost {
        text: text.to_string(),
        encoding: measure.encoding.to_string(),
        units: measure.units,
        segment_count: measure.segments,
        remaining: measure.remaining,
    };
    let object = Object {
        least: object(cost.least(), cost.least_expensive()),
        most: object(cost.most(), cost.most_expensive()),
        is_exact,
    };
    serde_json::to_string(&object).expect("strings and numbers are JSON")
}

/// A part of the template that owns its text.
enum Piece {
    Text(String),
    Placeholder(Placeholder),
}

impl Piece {
    fn part(&self) -> Part<'_> {
        match self {
            Self::Text(text) => Part::Text(text),
            Self::Placeholder(placeholder) => Part::Placeholder {
                content: placeholder.content,
                max: placeholder.max,
            },
        }
    }
}

/// Divides a template into texts and placeholders. `{{` and `}}` are literal braces.
fn parse(text: &str, placeholders: &[Placeholder]) -> Result<Vec<Piece>, TemplateFault> {
    let mut pieces = vec![];
    let mut used = vec![false; placeholders.len()];
    let mut literal = String::new();
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let at = text.len() - rest.len();
        rest = &rest[character.len_utf8()..];
        match character {
            '{' | '}' if rest.starts_with(character) => {
                literal.push(character);
                rest = &rest[1..];
            }
            '}' => return Err(TemplateFault::Brace(at)),
            '{' => {
                let (name, after) = rest.split_once('}').ok_or(TemplateFault::Brace(at))?;
                let index = placeholders.iter().position(|one| one.name == name);
                let index = index.ok_or_else(|| TemplateFault::Unknown(name.to_owned(), at))?;
                used[index] = true;
                pieces.push(Piece::Text(std::mem::take(&mut literal)));
                pieces.push(Piece::Placeholder(placeholders[index].clone()));
                rest = after;
            }
            _ => literal.push(character),
        }
    }
    pieces.push(Piece::Text(literal));
    match used.iter().position(|used| !used) {
        Some(index) => Err(TemplateFault::Unused(placeholders[index].name.clone())),
        None => Ok(pieces),
    }
}
