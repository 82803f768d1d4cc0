//! The carriers and the routes of the configuration file.

use std::collections::HashMap;
use std::ops::Range;
use std::path::PathBuf;
use std::time::Duration;

use septet::ReferenceWidth;
use septet::alphabet::Language;
use serde::Deserialize;
use toml::Spanned;

use crate::codes;
use crate::delivery::smpp::{
    Accepted, Address, AddressType, Binds, DefaultAlphabet, Form, Settings, Validity,
};
use crate::delivery::{Carriers, Network, Route};

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CarrierTable {
    name: Spanned<String>,
    /// `sandbox`, or `smpp:` or `smpps:` with the system id, the password, the host and the port.
    address: Spanned<String>,
    #[serde(default)]
    system_type: Option<Spanned<String>>,
    authorities: Option<PathBuf>,
    #[serde(default)]
    binds: Binds,
    #[serde(default)]
    connections: Option<Spanned<usize>>,
    #[serde(default)]
    window: Option<Spanned<usize>>,
    rate: Option<Spanned<u32>>,
    #[serde(default)]
    alphabet: DefaultAlphabet,
    /// The codes of languages, such as `tr`.
    #[serde(default)]
    languages: Vec<Spanned<String>>,
    #[serde(default)]
    form: Form,
    /// 8 or 16.
    #[serde(default)]
    reference_bits: Option<Spanned<u8>>,
    #[serde(default = "yes")]
    receipts: bool,
    #[serde(default)]
    accepted: Accepted,
    #[serde(default)]
    validity: Validity,
    source: Option<AddressType>,
    destination: Option<AddressType>,
    #[serde(default)]
    errors: HashMap<String, Spanned<u16>>,
    application: Option<Spanned<String>>,
    enquire_seconds: Option<Spanned<u64>>,
    timeout_seconds: Option<Spanned<u64>>,
    joining_seconds: Option<Spanned<u64>>,
    receipt_seconds: Option<Spanned<u64>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct RouteTable {
    prefix: Option<Spanned<String>>,
    carriers: Spanned<Vec<Spanned<String>>>,
}

/// In seconds.
const DAY: u64 = 24 * 60 * 60;

fn yes() -> bool {
    true
}

/// Where a fault is, its key, and what it is.
pub type Fault = (Range<usize>, &'static str, String);

/// Checks the tables. `has_application` is whether the file has an application.
pub fn carriers(
    carriers: Vec<CarrierTable>,
    routes: Vec<RouteTable>,
    has_application: impl Fn(&str) -> bool,
) -> Result<Carriers, Fault> {
    let names: Vec<_> = carriers.iter().map(|table| table.name.clone()).collect();
    let mut all: Vec<(String, Network)> = vec![];
    for table in carriers {
        let (span, name) = (table.name.span(), table.name.get_ref().clone());
        if all.iter().any(|(known, _)| *known == name) {
            let message = format!("{name} is in the file twice");
            return Err((span, "carrier.name", message));
        }
        all.push((name, network(table, &has_application)?));
    }
    let routes = match routes.is_empty() && !names.is_empty() {
        // The first is for everything, and the others are for when it is away.
        true => vec![RouteTable {
            prefix: None,
            carriers: Spanned::new(0..0, names),
        }],
        false => routes,
    };
    let mut found: Vec<Route> = vec![];
    for table in routes {
        let Some(first) = table.carriers.get_ref().first() else {
            let message = "must not be empty".to_owned();
            return Err((table.carriers.span(), "route.carriers", message));
        };
        let mut rules = None;
        for carrier in table.carriers.get_ref() {
            let name = carrier.get_ref();
            let Some((_, network)) = all.iter().find(|(known, _)| known == name) else {
                let message = format!("{name} is not a carrier of the file");
                return Err((carrier.span(), "route.carriers", message));
            };
            let counted = match network {
                Network::Sandbox => septet::Segmenter::new(),
                Network::Smpp(settings) => settings.segmenter(),
            };
            if *rules.get_or_insert(counted) != counted {
                let message = format!("{name} does not count segments as {} does", first.get_ref());
                return Err((carrier.span(), "route.carriers", message));
            }
        }
        let (place, prefix) = match table.prefix {
            None => (first.span(), String::new()),
            Some(prefix) => (prefix.span(), prefix.into_inner()),
        };
        let digits = prefix.strip_prefix('+');
        let is_valid = digits.is_some_and(|digits| digits.bytes().all(|one| one.is_ascii_digit()));
        if !is_valid && !prefix.is_empty() {
            let message = "must be empty, or + and digits".to_owned();
            return Err((place, "route.prefix", message));
        }
        if found.iter().any(|known| known.prefix == prefix) {
            let message = format!("\"{prefix}\" is in the file twice");
            return Err((place, "route.prefix", message));
        }
        found.push(Route {
            prefix,
            carriers: table
                .carriers
                .into_inner()
                .into_iter()
                .map(Spanned::into_inner)
                .collect(),
        });
    }
    if all.is_empty() {
        return Ok(Carriers::only(Network::Sandbox));
    }
    Ok(Carriers {
        carriers: all,
        routes: found,
    })
}

fn network(table: CarrierTable, has_application: &impl Fn(&str) -> bool) -> Result<Network, Fault> {
    let address = table.address.get_ref();
    if address == "sandbox" {
        return Ok(Network::Sandbox);
    }
    let address = Address::parse(address)
        .map_err(|message| (table.address.span(), "carrier.address", message))?;
    let mut settings = Settings::new(address);
    if let Some(system_type) = table.system_type {
        if system_type.get_ref().len() > 12 || !system_type.get_ref().is_ascii() {
            let message = "must have at most 12 ASCII characters".to_owned();
            return Err((system_type.span(), "carrier.system-type", message));
        }
        settings.system_type = system_type.into_inner();
    }
    settings.authorities = table.authorities;
    settings.binds = table.binds;
    if let Some(number) = table.connections {
        settings.connections = within(&number, 1..=64, "carrier.connections")?;
    }
    if let Some(number) = table.window {
        settings.window = within(&number, 1..=1000, "carrier.window")?;
    }
    if let Some(number) = table.rate {
        settings.rate = Some(within(&number, 1..=1_000_000, "carrier.rate")?);
    }
    settings.alphabet = table.alphabet;
    settings.form = table.form;
    for name in table.languages {
        let Some(language) = Language::from_code(name.get_ref()) else {
            let message = format!("{} is not a language with tables", name.get_ref());
            return Err((name.span(), "carrier.languages", message));
        };
        if table.form != Form::Udh || table.alphabet != DefaultAlphabet::Gsm7 {
            let message = "need the form udh and the alphabet gsm7".to_owned();
            return Err((name.span(), "carrier.languages", message));
        }
        settings.languages = settings.languages.with(language);
    }
    settings.reference_width = match &table.reference_bits {
        None => ReferenceWidth::Bits8,
        Some(bits) => match bits.get_ref() {
            8 => ReferenceWidth::Bits8,
            16 => ReferenceWidth::Bits16,
            _ => {
                let message = "must be 8 or 16".to_owned();
                return Err((bits.span(), "carrier.reference-bits", message));
            }
        },
    };
    if let Some(bits) = &table.reference_bits
        && table.form != Form::Udh
    {
        let message = "needs the form udh".to_owned();
        return Err((bits.span(), "carrier.reference-bits", message));
    }
    settings.has_receipts = table.receipts;
    settings.accepted = table.accepted;
    settings.validity = table.validity;
    settings.source = table.source;
    settings.destination = table.destination;
    for (error, code) in table.errors {
        if codes::description(*code.get_ref()).is_none() {
            let message = format!("{} is not a documented code", code.get_ref());
            return Err((code.span(), "carrier.errors", message));
        }
        settings.errors.insert(error, code.into_inner());
    }
    if let Some(application) = table.application {
        if !has_application(application.get_ref()) {
            let message = format!(
                "{} is not an application of the file",
                application.get_ref()
            );
            return Err((application.span(), "carrier.application", message));
        }
        settings.application = Some(application.into_inner());
    }
    for (number, longest, key, set) in [
        (
            table.enquire_seconds,
            DAY,
            "carrier.enquire-seconds",
            &mut settings.enquire,
        ),
        (
            table.timeout_seconds,
            DAY,
            "carrier.timeout-seconds",
            &mut settings.timeout,
        ),
        (
            table.joining_seconds,
            DAY,
            "carrier.joining-seconds",
            &mut settings.joining,
        ),
        (
            table.receipt_seconds,
            7 * DAY,
            "carrier.receipt-seconds",
            &mut settings.patience,
        ),
    ] {
        if let Some(number) = number {
            *set = Duration::from_secs(within(&number, 1..=longest, key)?);
        }
    }
    Ok(Network::Smpp(Box::new(settings)))
}

fn within<N: Copy + PartialOrd + std::fmt::Display>(
    number: &Spanned<N>,
    range: std::ops::RangeInclusive<N>,
    key: &'static str,
) -> Result<N, Fault> {
    match range.contains(number.get_ref()) {
        true => Ok(*number.get_ref()),
        false => {
            let message = format!("must be from {} to {}", range.start(), range.end());
            Err((number.span(), key, message))
        }
    }
}
