//! Characters are not read ahead: that would take memory and flash.

use crate::alphabet::Main;

#[derive(Clone, Debug)]
pub(crate) struct Ahead;

#[expect(clippy::unused_self, reason = "the wide kernel stores characters")]
impl Ahead {
    pub(crate) const EMPTY: Self = Self;

    #[inline]
    pub(crate) const fn len(&self) -> usize {
        0
    }

    #[inline]
    pub(crate) const fn next(&mut self) -> Option<char> {
        None
    }

    #[inline]
    pub(crate) const fn read_septets(&mut self, _: &[u8], _: usize, _: usize, _: Main) -> usize {
        0
    }

    #[inline]
    pub(crate) const fn read_code_units(&mut self, _: &[u8]) -> usize {
        0
    }

    #[inline]
    pub(crate) const fn rewind(&mut self, _: usize) -> bool {
        false
    }
}
