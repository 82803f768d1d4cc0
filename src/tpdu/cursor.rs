//! Reading the fields of a TPDU in order.

use super::error::TpduError;
use super::field::Field;
use crate::wire::{DataCoding, Fields, UserData};

/// How to treat octets that the standard does not allow.
///
/// Passed along rather than stored, so that a program that uses one mode does not link the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    Strict,
    Lossy,
}

/// The octets of a TPDU, and how many have been read.
///
/// Reading never fails at once: if the octets end, the field is remembered, and fields are 0 from
/// there on. `check` returns the error. One branch per field would double the size of the code.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'d> {
    octets: &'d [u8],
    /// At most the number of octets.
    offset: usize,
    /// The first field that is not complete.
    missing: Option<Field>,
}

impl<'d> Cursor<'d> {
    pub(super) const fn new(octets: &'d [u8]) -> Self {
        Self {
            octets,
            offset: 0,
            missing: None,
        }
    }

    pub(super) const fn offset(&self) -> usize {
        self.offset
    }

    pub(super) fn rest(&self) -> &'d [u8] {
        self.octets.get(self.offset..).unwrap_or(&[])
    }

    /// Returns an error if the octets ended within a field.
    pub(super) const fn check(&self) -> Result<(), TpduError> {
        match self.missing {
            None => Ok(()),
            Some(field) => Err(TpduError::Truncated {
                field,
                offset: self.octets.len(),
            }),
        }
    }

    /// Reads `length` octets, or none if there are fewer.
    #[inline(never)]
    pub(super) fn slice(&mut self, length: usize, field: Field) -> &'d [u8] {
        let found = self.rest().get(..length);
        if let Some(octets) = found {
            self.offset = self.offset.saturating_add(length);
            return octets;
        }
        self.discard_rest();
        self.missing = self.missing.or(Some(field));
        &[]
    }

    /// Reads an octet.
    pub(super) fn octet(&mut self, field: Field) -> u8 {
        self.slice(1, field).first().copied().unwrap_or_default()
    }

    /// Reads the seven octets of a time stamp or a validity period.
    #[inline(never)]
    pub(super) fn seven(&mut self, field: Field) -> [u8; 7] {
        let octets = self.slice(7, field).first_chunk();
        octets.copied().unwrap_or_default()
    }

    /// Reads TP-UDL and TP-UD, the last fields. Lossy reading takes a missing TP-UDL for 0.
    ///
    /// If `discards_rest`, octets after TP-UD are ignored.
    #[inline(never)]
    pub(super) fn user_data(
        &mut self,
        mode: Mode,
        data_coding: DataCoding,
        tp_udhi: bool,
        discards_rest: bool,
    ) -> Result<UserData, TpduError> {
        self.check()?;
        let tp_udl = self.octet(Field::UserDataLength);
        match mode {
            Mode::Strict => self.check()?,
            Mode::Lossy => self.missing = None,
        }
        let fields = Fields {
            tp_dcs: data_coding.octet(),
            tp_udhi,
            tp_udl,
        };
        let (offset, mut octets) = (self.offset, self.rest());
        self.discard_rest();
        if discards_rest {
            octets = octets.get(..fields.octets()).unwrap_or(octets);
        }
        match mode {
            Mode::Lossy => Ok(UserData::parse_lossy(fields, octets)),
            Mode::Strict => UserData::parse(fields, octets)
                .map_err(|error| TpduError::UserData { offset, error }),
        }
    }

    pub(super) const fn discard_rest(&mut self) {
        self.offset = self.octets.len();
    }

    /// Checks that the octets did not end within a field and, unless reading is lossy, that all
    /// have been read.
    pub(super) fn finish(&self, mode: Mode) -> Result<(), TpduError> {
        self.check()?;
        match mode {
            Mode::Strict if !self.rest().is_empty() => Err(TpduError::Trailing {
                offset: self.offset,
            }),
            Mode::Strict | Mode::Lossy => Ok(()),
        }
    }
}
