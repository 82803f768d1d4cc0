//! `--placeholder`: what a template costs at least and at most.

use std::fmt;
use std::io::{self, Write};
use std::str::FromStr;

use septet::provider::{Acceptance, Channel, LimitCheck, Provider};
use septet::segment::MAX_SEGMENTS;
use septet::template::{Content, Part, TemplateError, TemplateText};
use septet::{Boundary, Encoding, Measure, Segmenter};
use serde::Serialize;

use super::options::Options;
use crate::error::Error;
use crate::rules::Rules;
use crate::terminal::{ERROR, Page, harmless};

/// The most characters that any message holds.
const LONGEST: u32 = MAX_SEGMENTS * Segmenter::new().capacity(Encoding::Gsm7).part as u32;

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
        if max > LONGEST {
            return Err(format!("{max} characters are more than a message holds"));
        }
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
    /// A placeholder without a name, at this byte.
    Unnamed(usize),
    /// An option without a placeholder in the text.
    Unused(String),
    /// Two options for a placeholder.
    Duplicate(String),
    /// A channel that counts by other rules than those of SMS.
    Channel(Channel),
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
                "{{{name}}} at byte {at} has no size; add --placeholder '{name}=any:20', for example"
            ),
            Self::Unused(name) => write!(f, "the text has no placeholder {{{name}}}"),
            Self::Unnamed(at) => write!(f, "the placeholder at byte {at} has no name"),
            Self::Duplicate(name) => write!(f, "{name} has more than one --placeholder"),
            Self::Channel(channel) => write!(
                f,
                "--placeholder cannot be used with --channel {}",
                channel.to_string().to_lowercase()
            ),
            Self::Inexact(error) => error.fmt(f),
        }
    }
}

/// Runs the command for a template.
pub fn run(text: &str, options: &Options, rules: &Rules) -> Result<bool, Error> {
    let fault = |fault| Error::Template(fault);
    if rules.channel != Channel::Sms {
        return Err(fault(TemplateFault::Channel(rules.channel)));
    }
    let text = rules.with_line_breaks(text);
    let parts = parse(&text, &options.placeholder).map_err(fault)?;
    let parts = parts.iter().map(Piece::part).collect::<Vec<_>>();
    let segmenter = rules.segmenter;
    let (cost, is_exact) = match segmenter.measure_template(&parts) {
        Err(TemplateError::Graphemes) => {
            let divided = segmenter.with_boundary(Boundary::Character);
            (divided.measure_template(&parts), false)
        }
        exact => (exact, true),
    };
    let cost = cost.map_err(|error| fault(TemplateFault::Inexact(error)))?;
    let provider = rules.provider_rules();
    let costs = [
        Cost::new(cost.least(), cost.least_expensive(), &provider),
        Cost::new(cost.most(), cost.most_expensive(), &provider),
    ];
    let can_be_sent = costs.iter().all(Cost::can_be_sent);
    let has_any = options
        .placeholder
        .iter()
        .any(|one| one.content == Content::Any);
    let is_gsm7 = rules.encoding == Some(Encoding::Gsm7);
    let [least, most] = costs;
    if options.json {
        let object = Object {
            least,
            most,
            is_exact,
        };
        let line = serde_json::to_string(&object).expect("strings and numbers are JSON");
        writeln!(io::stdout(), "{line}")?;
        return Ok(can_be_sent);
    }
    let mut page = Page::new(options.all);
    let bound = match is_exact {
        true => "At most",
        false => "If grapheme clusters are split, at most",
    };
    draw("At least", &least, rules, &mut page)?;
    draw(bound, &most, rules, &mut page)?;
    if has_any && is_gsm7 {
        page.line(
            0,
            "If a placeholder holds a character without a code, it cannot be sent",
        )?;
    }
    Ok(can_be_sent)
}

fn draw(bound: &str, cost: &Cost, rules: &Rules, page: &mut Page) -> io::Result<()> {
    page.line(0, &format!("{bound} {}", cost.measure))?;
    page.text(2, &harmless(&cost.text))?;
    if cost.measure.unmappable > 0 {
        page.line(
            2,
            &format!("{ERROR}cannot be sent{ERROR:#}: GSM-7 is forced"),
        )?;
    }
    let verdict = match (cost.limit.acceptance, rules.provider) {
        (Acceptance::Accepted, _) => return Ok(()),
        (Acceptance::MayBeRefused, Some(provider)) => {
            format!("perhaps above the limit of {provider}")
        }
        (_, Some(provider)) => format!("above the limit of {provider}"),
        (_, None) => "cannot be sent".to_owned(),
    };
    page.line(2, &format!("{ERROR}{verdict}{ERROR:#}: {}", cost.limit))
}

#[derive(Serialize)]
struct Object {
    least: Cost,
    most: Cost,
    /// False if `most` is for split grapheme clusters although they are kept whole, so that the
    /// template can take more.
    is_exact: bool,
}

#[derive(Serialize)]
struct Cost {
    text: String,
    encoding: String,
    units: u32,
    segment_count: u32,
    remaining: u16,
    /// Whether the text can be sent and is not certainly above the provider's limit.
    can_be_sent: bool,
    #[serde(skip)]
    measure: Measure,
    #[serde(skip)]
    limit: LimitCheck,
}

impl Cost {
    fn new(measure: Measure, text: TemplateText<'_>, provider: &Provider) -> Self {
        let text = text.to_string();
        let limit = provider.estimate(&text, Channel::Sms).limit;
        Self {
            text,
            encoding: measure.encoding.to_string(),
            units: measure.units,
            segment_count: measure.segments,
            remaining: measure.remaining,
            can_be_sent: measure.unmappable == 0 && limit.acceptance != Acceptance::Refused,
            measure,
            limit,
        }
    }

    const fn can_be_sent(&self) -> bool {
        self.can_be_sent
    }
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
    for (place, one) in placeholders.iter().enumerate() {
        if placeholders[..place]
            .iter()
            .any(|other| other.name == one.name)
        {
            return Err(TemplateFault::Duplicate(one.name.clone()));
        }
    }
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
                if name.trim().is_empty() {
                    return Err(TemplateFault::Unnamed(at));
                }
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
