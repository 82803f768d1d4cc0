//! The octets of a message across its parts.

use core::iter::FusedIterator;

use super::message::{Message, Parts};

impl<'r, K> Message<'r, K> {
    /// Returns the body of each stored part, in order, for binary messages.
    ///
    /// Like [`UserData::body`](crate::UserData::body), a body is without the header, and GSM-7 text
    /// is packed. Missing parts are skipped without an error: check
    /// [`is_complete`](Self::is_complete) first.
    ///
    /// ```
    /// use septet::reassembly::Reassembler;
    ///
    /// let data = [0xA5; 300];
    /// let mut store: Reassembler<u32, 2, 6> = Reassembler::new();
    /// for segment in septet::Segmenter::new().split_data(&data)? {
    ///     store.push(1, 60, &segment.encode(7)).unwrap();
    /// }
    /// let message = store.stalest().unwrap();
    /// assert_eq!(message.bodies().collect::<Vec<_>>().concat(), data);
    /// // Latin-1 text in 8-bit data:
    /// let latin1 = message.bodies().flat_map(septet::wire::Latin1::new);
    /// assert_eq!(latin1.collect::<String>(), "¥".repeat(300));
    /// # Ok::<(), septet::segment::DataError>(())
    /// ```
    #[must_use]
    pub fn bodies(self) -> Bodies<'r> {
        Bodies {
            parts: self.parts(),
        }
    }
}

/// The bodies of the stored parts of a message, from [`Message::bodies`].
#[derive(Clone, Debug)]
pub struct Bodies<'r> {
    parts: Parts<'r>,
}

impl<'r> Iterator for Bodies<'r> {
    type Item = &'r [u8];

    fn next(&mut self) -> Option<&'r [u8]> {
        let (_, user_data) = self.parts.next()?;
        Some(user_data.body())
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.parts.size_hint()
    }
}

impl ExactSizeIterator for Bodies<'_> {}
impl FusedIterator for Bodies<'_> {}
