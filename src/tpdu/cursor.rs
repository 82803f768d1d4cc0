//! Reading the fields of a TPDU in order.

use super::error::TpduError;
use super::field::Field;
use crate::wire::{DataCoding, Fields, UserData};

/// How to treat octets that the standard does not allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    Strict,
    Lossy,
}

/// The octets of a TPDU, and how many have been read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'d> {
    octets: &'d [u8],
    /// At most the number of octets.
    offset: usize,
    pub(super) mode: Mode,
}

impl<'d> Cursor<'d> {
    pub(super) const fn new(octets: &'d [u8], mode: Mode) -> Self {
        Self {
            octets,
            offset: 0,
            mode,
        }
    }

    pub(super) const fn offset(&self) -> usize {
        self.offset
    }

    pub(super) fn rest(&self) -> &'d [u8] {
        self.octets.get(self.offset..).unwrap_or(&[])
    }

    /// The error of octets that end within `field`.
    pub(super) const fn truncated(&self, field: Field) -> TpduError {
        TpduError::Truncated {
            field,
            offset: self.octets.len(),
        }
    }

    /// Reads an octet.
    pub(super) fn octet(&mut self, field: Field) -> Result<u8, TpduError> {
        let [octet] = self.array(field)?;
        Ok(octet)
    }

    /// Reads `N` octets.
    pub(super) fn array<const N: usize>(&mut self, field: Field) -> Result<[u8; N], TpduError> {
        let found = self.rest().first_chunk().copied();
        let octets = found.ok_or(self.truncated(field))?;
        self.offset = self.offset.saturating_add(N);
        Ok(octets)
    }

    /// Reads `length` octets.
    pub(super) fn slice(&mut self, length: usize, field: Field) -> Result<&'d [u8], TpduError> {
        let found = self.rest().get(..length);
        let octets = found.ok_or(self.truncated(field))?;
        self.offset = self.offset.saturating_add(length);
        Ok(octets)
    }

    /// Reads TP-UDL and TP-UD, the last fields. Lossy reading takes a missing TP-UDL for 0.
    ///
    /// If `discards_rest`, octets after TP-UD are ignored.
    pub(super) fn user_data(
        &mut self,
        data_coding: DataCoding,
        tp_udhi: bool,
        discards_rest: bool,
    ) -> Result<UserData, TpduError> {
        let tp_udl = match (self.octet(Field::UserDataLength), self.mode) {
            (Ok(length), _) => length,
            (Err(_), Mode::Lossy) => 0,
            (Err(error), Mode::Strict) => return Err(error),
        };
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
        match self.mode {
            Mode::Lossy => Ok(UserData::parse_lossy(fields, octets)),
            Mode::Strict => UserData::parse(fields, octets)
                .map_err(|error| TpduError::UserData { offset, error }),
        }
    }

    pub(super) const fn discard_rest(&mut self) {
        self.offset = self.octets.len();
    }

    /// Checks that all octets have been read, unless reading is lossy.
    pub(super) fn finish(&self) -> Result<(), TpduError> {
        match self.mode {
            Mode::Strict if !self.rest().is_empty() => Err(TpduError::Trailing {
                offset: self.offset,
            }),
            Mode::Strict | Mode::Lossy => Ok(()),
        }
    }
}
