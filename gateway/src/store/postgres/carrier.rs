//! What carriers have accepted and not yet reported on, in the database.

use async_trait::async_trait;

use super::super::{
    CarrierStore, Folded, Joined, LONGER, Noted, Part, PartKey, Place, Progress, QueuedMessage,
    Receipt, Result, Segment, Submitted,
};
use super::operation::{OldReceipts, Operation, Other, Received, Slot, Submission};
use super::{Postgres, messages, parts, read, submitted};
use crate::clock::Millis;
use crate::message::Event;

#[async_trait]
impl CarrierStore for Postgres {
    async fn segments(&self, place: Place) -> Result<Vec<Segment>> {
        read(submitted::segments(&self.pool, place)).await
    }

    async fn submitted(
        &self,
        place: Place,
        segments: Vec<Segment>,
        end: Option<Submitted>,
    ) -> Result<Option<Folded>> {
        let slot = Slot::new();
        let submission = Submission {
            place,
            segments,
            end,
            folded: slot.clone(),
        };
        self.writer.write(Operation::Submit(submission)).await?;
        slot.take()
    }

    async fn receipt(&self, receipt: Receipt) -> Result<Noted> {
        let slot = Slot::new();
        let receipt = Operation::Receipt(Box::new(receipt), slot.clone());
        self.writer.write(receipt).await?;
        slot.take()
    }

    async fn find_old_receipts(
        &self,
        before: Millis,
        after: i64,
        limit: usize,
    ) -> Result<(Vec<Folded>, i64)> {
        let slot = Slot::new();
        let old = OldReceipts {
            before,
            after,
            limit,
            found: slot.clone(),
        };
        self.other(Other::FindOldReceipts(old)).await?;
        slot.take()
    }

    async fn finish_submitted(
        &self,
        place: Place,
        events: Vec<Event>,
        receiver: &str,
        error: Option<u16>,
    ) -> Result<bool> {
        self.finish_from(Progress::Submitted, place, events, receiver, error)
            .await
    }

    async fn retry(&self, place: Place, until: Millis, is_unanswered: bool) -> Result<()> {
        let retry = Other::Retry {
            place,
            until,
            is_unanswered,
        };
        self.other(retry).await
    }

    async fn delay(&self, places: Vec<Place>, until: Millis) -> Result<()> {
        self.other(Other::Delay { places, until }).await
    }

    async fn overdue(&self, now: Millis, away: &[String], limit: usize) -> Result<Vec<Folded>> {
        read(submitted::overdue(&self.pool, now, LONGER, away, limit)).await
    }

    async fn unfinished(&self) -> Result<Vec<Folded>> {
        read(submitted::unfinished(&self.pool)).await
    }

    async fn expired(&self, now: Millis, limit: usize) -> Result<Vec<QueuedMessage>> {
        read(messages::expired(
            &self.pool,
            self.instance.id(),
            now,
            limit,
        ))
        .await
    }

    async fn keep_part(&self, key: PartKey, part: Part) -> Result<Joined> {
        let slot = Slot::new();
        self.other(Other::KeepPart(key, part, slot.clone())).await?;
        slot.take()
    }

    async fn receive(
        &self,
        key: Option<PartKey>,
        time: Millis,
        event: Option<Event>,
        receiver: &str,
    ) -> Result<bool> {
        let slot = Slot::new();
        let received = Received {
            key,
            time,
            event,
            receiver: receiver.to_owned(),
            is_kept: slot.clone(),
        };
        self.other(Other::Receive(received)).await?;
        slot.take()
    }

    async fn stale_parts(
        &self,
        carrier: &str,
        before: Millis,
        limit: usize,
    ) -> Result<Vec<(PartKey, Millis)>> {
        read(parts::stale(&self.pool, carrier, before, limit)).await
    }

    async fn sweep_receipts(&self, before: Millis) -> Result<u64> {
        let slot = Slot::new();
        self.other(Other::SweepReceipts(before, slot.clone()))
            .await?;
        slot.take()
    }
}
