//! `IntoIterator` for the store.

use super::message::{Message, Messages};
use super::store::Reassembler;

/// Iterates over all messages, like [`Reassembler::messages`].
///
/// ```
/// let store = septet::reassembly::Reassembler::<u32, 2, 6>::new();
/// for message in &store {
///     println!("{} parts are missing", message.missing());
/// }
/// ```
#[expect(clippy::into_iter_without_iter, reason = "the method is `messages`")]
impl<'r, K, const MESSAGES: usize, const PARTS: usize> IntoIterator
    for &'r Reassembler<K, MESSAGES, PARTS>
{
    type Item = Message<'r, K>;
    type IntoIter = Messages<'r, K>;

    fn into_iter(self) -> Messages<'r, K> {
        self.messages()
    }
}
