//! `FromStr` for the types in this module.

use core::fmt;
use core::str::FromStr;

use super::channel::Channel;
use super::rules::Provider;
use crate::alphabet::find_by_name;

/// Parses `SMS`, `MMS`, `RCS` or `RCS-US`, ignoring ASCII case.
///
/// ```
/// use septet::provider::Channel;
///
/// assert_eq!("mms".parse(), Ok(Channel::Mms));
/// assert!("fax".parse::<Channel>().is_err());
/// ```
impl FromStr for Channel {
    type Err = ParseChannelError;

    fn from_str(name: &str) -> Result<Self, ParseChannelError> {
        let names = [
            ("SMS", Self::Sms),
            ("MMS", Self::Mms),
            ("RCS", Self::Rcs),
            ("RCS-US", Self::RcsUs),
        ];
        find_by_name(name, &names).ok_or(ParseChannelError(()))
    }
}

/// The error returned if a string is not the name of a [`Channel`].
///
/// ```
/// use septet::provider::Channel;
///
/// let error = "fax".parse::<Channel>().unwrap_err();
/// assert_eq!(error.to_string(), "unknown channel, expected SMS, MMS, RCS or RCS-US");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct ParseChannelError(());

impl fmt::Display for ParseChannelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown channel, expected SMS, MMS, RCS or RCS-US")
    }
}

impl core::error::Error for ParseChannelError {}

/// Parses the name of a built-in provider ([`Provider::ALL`]), ignoring ASCII case.
///
/// ```
/// use septet::provider::Provider;
///
/// assert_eq!("Bandwidth".parse(), Ok(Provider::BANDWIDTH));
/// assert!("pigeon".parse::<Provider>().is_err());
/// ```
impl FromStr for Provider {
    type Err = ParseProviderError;

    fn from_str(name: &str) -> Result<Self, ParseProviderError> {
        Self::ALL
            .iter()
            .find(|provider| provider.name().eq_ignore_ascii_case(name))
            .copied()
            .ok_or(ParseProviderError(()))
    }
}

/// The error returned if a string is not the name of a built-in provider ([`Provider::ALL`]).
///
/// ```
/// use septet::provider::Provider;
///
/// let error = "pigeon".parse::<Provider>().unwrap_err();
/// assert!(error.to_string().starts_with("unknown provider, expected bandwidth, "));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct ParseProviderError(());

impl fmt::Display for ParseProviderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown provider, expected ")?;
        let last = Provider::ALL.len().saturating_sub(1);
        for (place, provider) in Provider::ALL.iter().enumerate() {
            f.write_str(match place {
                0 => "",
                place if place == last => " or ",
                _ => ", ",
            })?;
            f.write_str(provider.name())?;
        }
        Ok(())
    }
}

impl core::error::Error for ParseProviderError {}
