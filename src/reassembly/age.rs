//! The age limit of a store, and the removal of old messages.

use super::store::Reassembler;

impl<K, const MESSAGES: usize, const PARTS: usize> Reassembler<K, MESSAGES, PARTS> {
    /// Returns the age limit of [`with_max_age`](Self::with_max_age), if there is one.
    ///
    /// ```
    /// use septet::reassembly::Reassembler;
    ///
    /// assert_eq!(Reassembler::<u32, 2, 6>::with_max_age(3600).max_age(), Some(3600));
    /// assert_eq!(Reassembler::<u32, 2, 6>::new().max_age(), None);
    /// ```
    #[must_use]
    pub const fn max_age(&self) -> Option<u64> {
        match !self.inverted_max_age {
            u64::MAX => None,
            max_age => Some(max_age),
        }
    }

    /// Sets the age limit, in units of the caller's clock. [`u64::MAX`] is no limit.
    ///
    /// ```
    /// use septet::reassembly::Reassembler;
    ///
    /// let mut store: Reassembler<u32, 2, 6> = Reassembler::new();
    /// store.set_max_age(3600);
    /// assert_eq!(store.max_age(), Some(3600));
    /// ```
    pub const fn set_max_age(&mut self, max_age: u64) {
        self.inverted_max_age = !max_age;
    }
}

impl<K: Eq, const MESSAGES: usize, const PARTS: usize> Reassembler<K, MESSAGES, PARTS> {
    /// Removes the messages whose latest part arrived before `time`, complete or not. Returns how
    /// many messages were removed.
    ///
    /// ```
    /// # let mut store = septet::reassembly::Reassembler::<u32, 2, 6>::new();
    /// let (day, text) = (24 * 60 * 60, "a".repeat(161));
    /// let parts: Vec<_> = septet::split(&text)?.map(|segment| segment.encode(7)).collect();
    /// store.push(1, 0, &parts[0]).unwrap();
    /// store.push(2, day, &parts[0]).unwrap();
    /// assert_eq!(store.remove_older(day), 1);
    /// assert_eq!((store.len(), store.parts_free()), (1, 5));
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    pub fn remove_older(&mut self, time: u64) -> usize {
        self.retain(|message| message.last_seen >= time)
    }

    /// Removes the messages that are expired at time `now`, complete or not. Returns how many
    /// messages were removed.
    ///
    /// [`push`](Self::push) removes them when it must. Call this method to free their memory
    /// sooner, or after you have looked at [`messages`](Self::messages) for what was lost.
    ///
    /// ```
    /// # use septet::reassembly::Reassembler;
    /// let mut store: Reassembler<u32, 2, 6> = Reassembler::with_max_age(3600);
    /// store.push(1, 0, &septet::split(&"a".repeat(161))?.next().unwrap().encode(7)).unwrap();
    /// assert_eq!(store.remove_expired(3600), 0);
    /// assert_eq!(store.remove_expired(3601), 1);
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    pub fn remove_expired(&mut self, now: u64) -> usize {
        let max_age = !self.inverted_max_age;
        self.retain(|message| message.first_seen.abs_diff(now) <= max_age)
    }

    /// Returns whether the message at `index` is expired at time `now`.
    ///
    /// A message from the future is too, if it is out of the limit: after a restart, a clock may
    /// begin again.
    pub(super) fn is_expired(&self, index: usize, now: u64) -> bool {
        let stored = self.messages.get(index);
        stored.is_some_and(|message| message.first_seen.abs_diff(now) > !self.inverted_max_age)
    }
}
